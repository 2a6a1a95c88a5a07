    -- Everything that decides when person p is due in edition e as of day $2, with a comma after it.
    e.opens_on,
    e.due_on,
    e.grace_until,
    e.closes_on,
    e.formula,
    p.joined_on,
    (SELECT z.assigned_on FROM obligation AS z WHERE z.person_id = p.id AND z.edition_id = e.id) AS assigned_on,
    (
        SELECT string_agg(CAST(z.from_on AS TEXT) || '/' || CAST(z.until_on AS TEXT), ' ')
        FROM exemption AS z
        WHERE z.person_id = p.id AND z.edition_id = e.id AND z.until_on >= z.from_on
    ) AS released,
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
            AND w.completed_on <= $2
    ) AS last_completed_on,
    (
        SELECT max(y.until_on)
        FROM extension AS y
        WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $2 AND NOT y.reopens
            AND (y.revoked_on IS NULL OR y.revoked_on > $2)
    ) AS extended_until,
    (
        SELECT max(y.until_on)
        FROM extension AS y
        WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $2 AND y.reopens
            AND (y.revoked_on IS NULL OR y.revoked_on > $2)
    ) AS reopened_until,
