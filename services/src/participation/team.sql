-- Who reports to $1, directly or below, on day $2, and how do they stand in what they owe?
-- Depth is limited so that a loop in the tree ends.
WITH RECURSIVE team (person_id, depth) AS (
    SELECT pl.person_id, 1
    FROM placement AS pl
    WHERE pl.manager_id = $1 AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
    UNION
    SELECT pl.person_id, team.depth + 1
    FROM placement AS pl
    JOIN team ON pl.manager_id = team.person_id
    WHERE pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2) AND team.depth < 12
)
SELECT
    p.id AS person_id,
    p.number,
    p.name,
    CAST(min(team.depth) AS BIGINT) AS depth,
    e.id AS edition_id,
    e.code,
    /* due_facts.sql */
    s.name AS site,
    k.completed_on,
    CASE
        WHEN EXISTS (
            SELECT 1
            FROM exemption AS x
            WHERE x.person_id = p.id AND x.edition_id = e.id AND x.revoked_at IS NULL
                AND x.from_on <= $2 AND (x.until_on IS NULL OR x.until_on >= $2)
        ) THEN 'exempt'
        WHEN k.completed_on <= $2 THEN 'completed'
        WHEN EXISTS (
            SELECT 1
            FROM leave_interval AS l
            WHERE l.person_id = p.id AND l.from_on <= $2 AND (l.back_on IS NULL OR l.back_on > $2)
        ) THEN 'on-leave'
        WHEN EXISTS (
            SELECT 1 FROM lesson_read AS r WHERE r.person_id = p.id AND r.edition_id = e.id AND r.read_on <= $2
        ) THEN 'in-progress'
        ELSE 'assigned'
    END AS standing
FROM team
JOIN person AS p ON p.id = team.person_id
JOIN obligation AS o ON o.person_id = p.id AND o.assigned_on <= $2
JOIN edition AS e
    ON e.id = o.edition_id AND e.opens_on <= $2
    AND (
        e.closes_on >= $2
        OR EXISTS (
            SELECT 1
            FROM extension AS y
            WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $2 AND y.until_on >= $2
        )
        -- Who joined or came back late may have time after the close: their own due day says so.
        OR p.joined_on > e.opens_on
        OR EXISTS (
            SELECT 1
            FROM leave_interval AS l
            WHERE l.person_id = p.id AND l.from_on <= e.closes_on AND l.back_on > e.opens_on AND l.back_on <= $2
        )
    )
JOIN placement AS pl ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
JOIN site AS s ON s.id = pl.site_id
LEFT JOIN completion AS k ON k.person_id = p.id AND k.edition_id = e.id
WHERE (p.left_on IS NULL OR p.left_on > $2) AND p.id <> $1
GROUP BY
    p.id, p.number, p.name, p.joined_on, e.id, e.code, e.opens_on, e.due_on, e.grace_until, e.closes_on, e.formula, s.name,
    k.completed_on
ORDER BY e.code, p.name, p.number
