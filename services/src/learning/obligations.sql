-- What does this person owe, and what is done of it? One row per edition, newest first.
SELECT
    e.id AS edition_id,
    e.code,
    e.opens_on,
    e.due_on,
    e.grace_until,
    e.closes_on,
    e.formula,
    o.assigned_on,
    (SELECT v.id FROM edition_version AS v WHERE v.edition_id = e.id ORDER BY v.number DESC LIMIT 1) AS version_id,
    (SELECT a.recurrence FROM audience AS a WHERE a.edition_id = e.id ORDER BY a.set_at DESC, a.id DESC LIMIT 1) AS recurrence,
    (
        SELECT max(w.completed_on)
        FROM completion AS w
        JOIN edition AS y ON y.id = w.edition_id
        WHERE w.person_id = o.person_id AND y.programme_id = e.programme_id AND y.opens_on < e.opens_on
    ) AS last_completed_on,
    k.completed_at,
    k.completed_on,
    k.valid_until,
    (SELECT min(y.opens_on) FROM edition AS y WHERE y.programme_id = e.programme_id AND y.opens_on > e.opens_on) AS next_opens_on,
    (
        SELECT a.recurrence
        FROM audience AS a
        WHERE k.valid_until IS NOT NULL AND a.edition_id = (
            SELECT y.id
            FROM edition AS y
            WHERE y.programme_id = e.programme_id AND y.opens_on > e.opens_on
            ORDER BY y.opens_on, y.id
            LIMIT 1
        )
        ORDER BY a.set_at DESC, a.id DESC
        LIMIT 1
    ) AS next_recurrence,
    k.attempt_id,
    x.from_on AS exempt_from,
    x.until_on AS exempt_until,
    x.reason AS exempt_reason,
    x.evidence AS exempt_evidence,
    b.name AS exempt_by,
    r.lesson AS position_lesson,
    r.segment AS position_segment,
    (SELECT count(*) FROM attempt_grant AS g WHERE g.person_id = o.person_id AND g.edition_id = o.edition_id) AS granted,
    -- Names of lessons hold no spaces. One row with all of them costs less than a row for each.
    (SELECT string_agg(l.lesson, ' ') FROM lesson_read AS l WHERE l.person_id = o.person_id AND l.edition_id = o.edition_id) AS read,
    (SELECT min(l.read_on) FROM lesson_read AS l WHERE l.person_id = o.person_id AND l.edition_id = o.edition_id) AS started_on,
    EXISTS (SELECT 1 FROM attempt AS a WHERE a.person_id = o.person_id AND a.edition_id = o.edition_id) AS tried,
    EXISTS (SELECT 1 FROM extension AS n WHERE n.person_id = o.person_id AND n.edition_id = o.edition_id) AS extended,
    EXISTS (SELECT 1 FROM request AS q WHERE q.person_id = o.person_id AND q.edition_id = o.edition_id) AS asked,
    -- What moves since the completion have added is looked up for those only who have moved.
    (
        EXISTS (
            SELECT 1
            FROM placement AS pl
            WHERE pl.person_id = o.person_id AND (pl.valid_from > k.completed_on OR pl.valid_to > k.completed_on)
        )
        OR EXISTS (SELECT 1 FROM added_part AS d WHERE d.person_id = o.person_id AND d.edition_id = o.edition_id)
    ) AS moved
FROM obligation AS o
JOIN edition AS e ON e.id = o.edition_id
LEFT JOIN completion AS k ON k.person_id = o.person_id AND k.edition_id = o.edition_id
LEFT JOIN exemption AS x
    ON x.id = (
        SELECT y.id
        FROM exemption AS y
        WHERE y.person_id = o.person_id AND y.edition_id = o.edition_id AND y.revoked_at IS NULL
        ORDER BY y.granted_at DESC, y.id DESC
        LIMIT 1
    )
LEFT JOIN person AS b ON b.id = x.granted_by
LEFT JOIN reading_position AS r ON r.person_id = o.person_id AND r.edition_id = o.edition_id
WHERE o.person_id = $1
ORDER BY e.opens_on DESC, e.code
