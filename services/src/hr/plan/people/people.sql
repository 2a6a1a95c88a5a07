-- How is everybody known on day $1, after person $2, at most $3 of them? Who has not joined yet, as on the first day.
SELECT
    p.id,
    p.number,
    p.name,
    p.email,
    p.locale,
    p.locale_chosen,
    p.joined_on,
    p.left_on,
    s.code AS site,
    coalesce(pl.department, '') AS department,
    coalesce(pl.job_function, '') AS job_function,
    coalesce(pl.rank, '') AS rank,
    coalesce(pl.employment_type, '') AS employment_type,
    m.number AS manager,
    h.source
FROM person AS p
LEFT JOIN placement AS pl
    ON pl.person_id = p.id AND pl.main
    AND pl.valid_from <= CASE WHEN p.joined_on > $1 THEN p.joined_on ELSE $1 END
    AND (pl.valid_to IS NULL OR pl.valid_to > CASE WHEN p.joined_on > $1 THEN p.joined_on ELSE $1 END)
LEFT JOIN site AS s ON s.id = pl.site_id
LEFT JOIN person AS m ON m.id = pl.manager_id
LEFT JOIN hr_person AS h ON h.person_id = p.id
WHERE p.id > $2
ORDER BY p.id
LIMIT $3
