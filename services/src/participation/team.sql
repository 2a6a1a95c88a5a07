-- What do the members of a team owe on day $2, and how do they stand in it? Follows on who they are, `members`. Never the
-- viewer $4; only those whose name or number is like $5 (empty for all) and who stand as $6 asks ("overdue" and "added" take
-- everybody who may be, because due days and parts are not told by SQL): by number, $7 after the first $8.
owed AS (
    SELECT
        p.id AS person_id,
        p.number,
        p.name,
        members.depth,
        e.id AS edition_id,
        e.code,
        e.grace_until,
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
        END AS standing,
        -- Since it was completed, or opened: a move may become known after the test that it comes before.
        EXISTS (
            SELECT 1
            FROM placement AS y
            WHERE y.person_id = p.id AND k.completed_on <= $2
                AND (
                    y.valid_from > k.completed_on OR y.valid_to > k.completed_on
                    OR y.valid_from > e.opens_on OR y.valid_to > e.opens_on
                )
        ) AS moved
    FROM members
    JOIN person AS p ON p.id = members.person_id
    JOIN obligation AS o ON o.person_id = p.id AND o.assigned_on <= $2
    JOIN edition AS e
        ON e.id = o.edition_id AND e.opens_on <= $2
        AND (
            e.closes_on >= $2
            OR EXISTS (
                SELECT 1
                FROM extension AS y
                WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $2 AND y.until_on >= $2
                    AND (y.revoked_on IS NULL OR y.revoked_on > $2)
            )
            -- Who joined, was assigned it or came back late may have time after the close: their own due day says so.
            OR p.joined_on > e.opens_on
            OR o.assigned_on > e.opens_on
            OR EXISTS (
                SELECT 1
                FROM exemption AS x
                WHERE x.person_id = p.id AND x.edition_id = e.id AND x.until_on >= e.opens_on AND x.until_on < $2
            )
            OR EXISTS (
                SELECT 1
                FROM leave_interval AS l
                WHERE l.person_id = p.id AND l.from_on <= e.closes_on AND l.back_on > e.opens_on AND l.back_on <= $2
            )
            -- So may who moved late, for the part that the move has added.
            OR EXISTS (
                SELECT 1
                FROM completion AS w
                JOIN placement AS y ON y.person_id = w.person_id
                    AND (y.valid_from > w.completed_on OR y.valid_from > e.opens_on)
                WHERE w.person_id = p.id AND w.edition_id = e.id
            )
        )
    LEFT JOIN completion AS k ON k.person_id = p.id AND k.edition_id = e.id
    WHERE (p.left_on IS NULL OR p.left_on > $2) AND p.id <> $1 AND p.id <> $4
        AND ($5 = '' OR lower(p.name) LIKE $5 ESCAPE '!' OR lower(p.number) LIKE $5 ESCAPE '!')
),
listed AS (
    SELECT
        owed.person_id,
        owed.depth,
        owed.edition_id,
        owed.completed_on,
        owed.standing,
        owed.moved
    FROM owed
    WHERE $6 = 'all'
        OR ($6 = 'done' AND owed.standing = 'completed')
        OR ($6 = 'open' AND owed.standing IN ('assigned', 'in-progress'))
        OR ($6 = 'overdue' AND owed.standing IN ('assigned', 'in-progress') AND owed.grace_until < $2)
        OR ($6 IN ('overdue', 'added') AND owed.standing = 'completed' AND owed.moved)
    ORDER BY owed.number, owed.code, owed.edition_id
    LIMIT $7 OFFSET $8
)
SELECT
    p.id AS person_id,
    p.number,
    p.name,
    CAST(t.depth AS BIGINT) AS depth,
    (
        SELECT count(*)
        FROM placement AS b
        JOIN person AS w ON w.id = b.person_id
        WHERE b.manager_id = p.id AND b.main AND b.valid_from <= $2 AND (b.valid_to IS NULL OR b.valid_to > $2)
            AND (w.left_on IS NULL OR w.left_on > $2) AND w.id <> p.id AND w.id <> $4
    ) AS below,
    e.id AS edition_id,
    e.code,
    /* due_facts.sql */
    /* moved_facts.sql */
    s.name AS site,
    t.completed_on,
    t.standing
FROM listed AS t
JOIN person AS p ON p.id = t.person_id
JOIN edition AS e ON e.id = t.edition_id
JOIN placement AS pl ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
JOIN site AS s ON s.id = pl.site_id
LEFT JOIN completion AS c ON t.moved AND c.person_id = p.id AND c.edition_id = e.id
ORDER BY p.number, e.code, e.id
