-- Who has a name or number like $1 and works in countries $2 (',DE,FR,' or '*') on day $3? By number, after number $4, $5 at
-- most. People whom nobody has assigned anything are found too.
SELECT
    p.id,
    p.number,
    p.name,
    p.left_on,
    s.name AS site,
    s.country,
    pl.department
FROM person AS p
JOIN placement AS pl
    ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $3 AND (pl.valid_to IS NULL OR pl.valid_to > $3)
JOIN site AS s ON s.id = pl.site_id
WHERE p.number > $4
    AND (lower(p.name) LIKE $1 ESCAPE '!' OR lower(p.number) LIKE $1 ESCAPE '!')
    AND ($2 = '*' OR $2 LIKE '%,' || s.country || ',%')
ORDER BY p.number
LIMIT $5
