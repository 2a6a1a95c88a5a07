-- Who of those numbered after $9 up to $10 reports to $1 on day $2, over no more than $3 levels? Asked where so many do that
-- going down to all of them takes long.
WITH RECURSIVE line (person_id, above, depth) AS (
    SELECT p.id, pl.manager_id, 1
    FROM person AS p
    JOIN placement AS pl ON pl.person_id = p.id
    WHERE p.number > $9 AND p.number <= $10 AND pl.manager_id IS NOT NULL
        AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
    UNION
    SELECT line.person_id, pl.manager_id, line.depth + 1
    FROM line
    JOIN placement AS pl ON pl.person_id = line.above
    WHERE pl.manager_id IS NOT NULL AND line.above <> $1 AND line.depth < $3
        AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
),
members AS (
    SELECT line.person_id, min(line.depth) AS depth FROM line WHERE line.above = $1 GROUP BY line.person_id
),
