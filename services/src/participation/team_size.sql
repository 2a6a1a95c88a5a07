-- How many report to $1 on day $2, down to $3 levels? Nobody counts on once there are $4.
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
SELECT count(*) AS heads FROM (SELECT team.person_id FROM team LIMIT $4) AS met
