-- Who stands between $1 and the viewer $3 on day $2? First $1, then each one's manager, up to the viewer or twelve levels.
WITH RECURSIVE line (person_id, depth) AS (
    SELECT p.id, 0 FROM person AS p WHERE p.id = $1
    UNION
    SELECT pl.manager_id, line.depth + 1
    FROM placement AS pl
    JOIN line ON pl.person_id = line.person_id
    WHERE pl.manager_id IS NOT NULL AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
        AND line.person_id <> $3 AND line.depth < 12
)
SELECT
    p.id,
    p.name
FROM line
JOIN person AS p ON p.id = line.person_id
ORDER BY line.depth
