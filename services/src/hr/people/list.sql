-- Who is in a group of import $1? Bits $2 of its counts; in country $3, or anywhere where that is empty, as it was before
-- where $4, as it will be otherwise; $5 is a pattern for number and name. By number, $6 of them after $7.
SELECT
    c.person_id,
    c.number,
    c.name,
    c.joins,
    c.kinds,
    c.differences,
    c.joined_on,
    (p.id IS NOT NULL) AS is_known
FROM hr_change AS c
LEFT JOIN person AS p ON p.id = c.person_id
WHERE c.import_id = $1 AND (c.kinds & $2) <> 0
    AND ($3 = '' OR $3 = CASE WHEN $4 THEN c.country_before ELSE c.country END)
    AND (lower(c.number) LIKE $5 ESCAPE '!' OR lower(c.name) LIKE $5 ESCAPE '!')
ORDER BY c.number
LIMIT $6 OFFSET $7
