-- Where has person $1 worked, as what and for whom, newest first? What was closed on the day it began has held on no day.
SELECT
    pl.valid_from,
    pl.valid_to,
    pl.main,
    s.name AS site,
    s.country,
    n.name AS entity,
    pl.department,
    pl.job_function,
    pl.rank,
    pl.employment_type,
    m.name AS manager,
    h.import_id
FROM placement AS pl
JOIN site AS s ON s.id = pl.site_id
JOIN entity AS n ON n.id = s.entity_id
LEFT JOIN person AS m ON m.id = pl.manager_id
LEFT JOIN hr_placement AS h ON h.id = pl.id
WHERE pl.person_id = $1 AND (pl.valid_to IS NULL OR pl.valid_to > pl.valid_from)
ORDER BY pl.valid_from DESC, pl.main DESC, s.code, pl.id
