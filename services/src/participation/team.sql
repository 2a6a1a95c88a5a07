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
    e.opens_on,
    e.due_on,
    e.grace_until,
    e.closes_on,
    e.formula,
    p.joined_on,
    (
        SELECT string_agg(CAST(l.from_on AS TEXT) || '/' || coalesce(CAST(l.back_on AS TEXT), ''), ' ')
        FROM leave_interval AS l
        WHERE l.person_id = p.id AND l.from_on <= $2
    ) AS leave,
    (SELECT a.recurrence FROM audience AS a WHERE a.edition_id = e.id ORDER BY a.set_at DESC, a.id DESC LIMIT 1) AS recurrence,
    (
        SELECT max(w.completed_on)
        FROM completion AS w
        JOIN edition AS y ON y.id = w.edition_id
        WHERE w.person_id = p.id AND y.programme_id = e.programme_id AND y.opens_on < e.opens_on
    ) AS last_completed_on,
    (
        SELECT max(y.until_on)
        FROM extension AS y
        WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $2 AND NOT y.reopens
    ) AS extended_until,
    (
        SELECT max(y.until_on)
        FROM extension AS y
        WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $2 AND y.reopens
    ) AS reopened_until,
    s.name AS site,
    k.completed_on,
    -- What moves have added to what was completed is looked up for those only who have moved since (c).
    (SELECT v.id FROM edition_version AS v WHERE v.edition_id = e.id ORDER BY v.number DESC LIMIT 1) AS version_id,
    c.version_id AS completed_version_id,
    c.completed_on AS moved_since,
    (c.attempt_id IS NOT NULL) AS by_test,
    (
        SELECT string_agg(l.lesson, ' ')
        FROM lesson_read AS l
        WHERE l.person_id = c.person_id AND l.edition_id = c.edition_id AND l.read_at <= c.completed_at
    ) AS read_before,
    (
        SELECT string_agg(
            t.country || '/' || coalesce(t.subdivision, '') || '/' || CAST(y.valid_from AS TEXT) || '/'
            || coalesce(CAST(y.valid_to AS TEXT), ''),
            ' '
        )
        FROM placement AS y
        JOIN site AS t ON t.id = y.site_id
        WHERE y.person_id = c.person_id
    ) AS stays,
    (
        SELECT string_agg(d.module, ' ')
        FROM added_part AS d
        WHERE d.person_id = c.person_id AND d.edition_id = c.edition_id
    ) AS parts_done,
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
        -- So may who moved late, for the part that the move has added.
        OR EXISTS (
            SELECT 1
            FROM completion AS w
            JOIN placement AS y ON y.person_id = w.person_id AND y.valid_from > w.completed_on
            WHERE w.person_id = p.id AND w.edition_id = e.id
        )
    )
JOIN placement AS pl ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
JOIN site AS s ON s.id = pl.site_id
LEFT JOIN completion AS k ON k.person_id = p.id AND k.edition_id = e.id
LEFT JOIN completion AS c
    ON c.person_id = p.id AND c.edition_id = e.id AND c.completed_on <= $2
    AND EXISTS (
        SELECT 1
        FROM placement AS y
        WHERE y.person_id = c.person_id AND (y.valid_from > c.completed_on OR y.valid_to > c.completed_on)
    )
WHERE (p.left_on IS NULL OR p.left_on > $2) AND p.id <> $1
GROUP BY
    p.id, p.number, p.name, p.joined_on, e.id, e.code, e.opens_on, e.due_on, e.grace_until, e.closes_on, e.formula, s.name,
    k.completed_on, c.person_id, c.edition_id, c.completed_at, c.completed_on, c.version_id, c.attempt_id
ORDER BY e.code, p.name, p.number
