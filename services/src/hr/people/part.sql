-- Who changes by import $1, after person $2, at most $3 of them? In the order of ids, which costs nothing.
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
WHERE c.import_id = $1 AND c.person_id > $2
ORDER BY c.person_id
LIMIT $3
