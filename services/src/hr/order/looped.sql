-- How many of the people whom import $1 places lead themselves on day $2, over at most fifty levels?
WITH RECURSIVE line (person_id, above, levels) AS (
    SELECT c.person_id, pl.manager_id, 1
    FROM hr_change AS c
    JOIN placement AS pl ON pl.person_id = c.person_id
    WHERE c.import_id = $1 AND c.placed_from IS NOT NULL AND pl.manager_id IS NOT NULL
        AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
    UNION
    SELECT line.person_id, pl.manager_id, line.levels + 1
    FROM line
    JOIN placement AS pl ON pl.person_id = line.above
    WHERE pl.manager_id IS NOT NULL AND line.above <> line.person_id AND line.levels < 50
        AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
)
SELECT CAST(count(*) AS BIGINT) AS count
FROM line
WHERE above = person_id
