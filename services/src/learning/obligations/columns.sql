-- What does somebody owe, and what is done of it? What learners and those who watch over them are both told, of an obligation
-- o, its edition e and its completion k.
SELECT
    e.id AS edition_id,
    e.programme_id,
    e.code,
    e.opens_on,
    e.due_on,
    e.grace_until,
    e.closes_on,
    e.formula,
    o.assigned_on,
    -- Exemptions that have ended: a revoked one on the day before.
    (
        SELECT string_agg(CAST(z.from_on AS TEXT) || '/' || CAST(z.until_on AS TEXT), ' ')
        FROM exemption AS z
        WHERE z.person_id = o.person_id AND z.edition_id = o.edition_id AND z.until_on >= z.from_on
    ) AS released,
    (SELECT v.id FROM edition_version AS v WHERE v.edition_id = e.id ORDER BY v.number DESC LIMIT 1) AS version_id,
    (SELECT a.recurrence FROM audience AS a WHERE a.edition_id = e.id ORDER BY a.set_at DESC, a.id DESC LIMIT 1) AS recurrence,
    (
        SELECT max(w.completed_on)
        FROM completion AS w
        JOIN edition AS y ON y.id = w.edition_id
        WHERE w.person_id = o.person_id AND y.programme_id = e.programme_id AND y.opens_on < e.opens_on
    ) AS last_completed_on,
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
    (
        SELECT min(r.read_on)
        FROM lesson_read AS r
        WHERE r.person_id = o.person_id AND r.edition_id = o.edition_id
    ) AS started_on,
    -- What moves have added to the completion is looked up for those only who have moved since it, or since the edition
    -- opened: a move may become known after the test that it comes before.
    (
        EXISTS (
            SELECT 1
            FROM placement AS pl
            WHERE pl.person_id = k.person_id
                AND (
                    pl.valid_from > k.completed_on OR pl.valid_to > k.completed_on
                    OR pl.valid_from > e.opens_on OR pl.valid_to > e.opens_on
                )
        )
        OR EXISTS (SELECT 1 FROM added_part AS d WHERE d.person_id = o.person_id AND d.edition_id = o.edition_id)
    ) AS moved
