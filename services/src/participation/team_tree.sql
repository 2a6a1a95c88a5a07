-- Who reports to $1 on day $2, down to $3 levels? Levels are limited so that a loop in the tree ends.
WITH RECURSIVE team (person_id, depth) AS (
    SELECT pl.person_id, 1
    FROM placement AS pl
    WHERE pl.manager_id = $1 AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
    UNION
    SELECT pl.person_id, team.depth + 1
    FROM placement AS pl
    JOIN team ON pl.manager_id = team.person_id
    WHERE pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2) AND team.depth < $3
)
