-- Who is person $1 on day $3, if the person works in countries $2 (',DE,FR,' or '*')?
SELECT
    p.number,
    p.name,
    p.joined_on,
    p.left_on,
    s.code AS site_code,
    s.name AS site,
    s.country,
    s.time_zone,
    n.name AS entity,
    pl.department,
    pl.job_function,
    pl.rank,
    pl.employment_type,
    m.name AS manager,
    -- Names hold no ends of lines.
    (
        SELECT string_agg(f.name, '
')
        FROM placement AS y
        JOIN site AS f ON f.id = y.site_id
        WHERE y.person_id = p.id AND NOT y.main AND y.valid_from <= $3 AND (y.valid_to IS NULL OR y.valid_to > $3)
    ) AS further
FROM person AS p
JOIN placement AS pl
    ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $3 AND (pl.valid_to IS NULL OR pl.valid_to > $3)
JOIN site AS s ON s.id = pl.site_id
JOIN entity AS n ON n.id = s.entity_id
LEFT JOIN person AS m ON m.id = pl.manager_id
WHERE p.id = $1 AND ($2 = '*' OR $2 LIKE '%,' || s.country || ',%')
