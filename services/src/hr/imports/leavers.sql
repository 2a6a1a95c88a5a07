-- Whom does import $1 let leave? The first $2 by number.
SELECT
    c.number,
    c.name
FROM hr_change AS c
WHERE c.import_id = $1 AND NOT c.joins AND c.left_before IS NULL AND c.left_on IS NOT NULL
ORDER BY c.number
LIMIT $2
