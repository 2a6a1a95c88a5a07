-- Which placements did import $1 close, and until when did they hold before?
SELECT
    pl.person_id,
    pl.site_id,
    pl.main,
    pl.valid_from,
    h.valid_to_before,
    pl.department,
    pl.job_function,
    pl.rank,
    pl.employment_type,
    pl.manager_id
FROM hr_closed AS h
JOIN placement AS pl ON pl.id = h.placement_id
WHERE h.import_id = $1
