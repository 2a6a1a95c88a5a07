-- Who has completed edition $1, works in countries $2 (',DE,FR,' or '*') on day $3, and has moved since the completion? With
-- what decides when the edition is due, and what moves have added to it.
SELECT
    p.id AS person_id,
    p.number,
    p.name,
    s.name AS site,
    s.country,
    e.opens_on,
    e.due_on,
    e.grace_until,
    e.closes_on,
    e.formula,
    p.joined_on,
    (
        SELECT string_agg(CAST(l.from_on AS TEXT) || '/' || coalesce(CAST(l.back_on AS TEXT), ''), ' ')
        FROM leave_interval AS l
        WHERE l.person_id = p.id AND l.from_on <= $3
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
        WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $3 AND NOT y.reopens
    ) AS extended_until,
    (
        SELECT max(y.until_on)
        FROM extension AS y
        WHERE y.person_id = p.id AND y.edition_id = e.id AND y.from_on <= $3 AND y.reopens
    ) AS reopened_until,
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
    ) AS parts_done
FROM completion AS c
JOIN edition AS e ON e.id = c.edition_id
JOIN person AS p ON p.id = c.person_id
JOIN placement AS pl ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $3 AND (pl.valid_to IS NULL OR pl.valid_to > $3)
JOIN site AS s ON s.id = pl.site_id
WHERE c.edition_id = $1 AND c.completed_on <= $3
    AND (p.left_on IS NULL OR p.left_on > $3)
    AND ($2 = '*' OR $2 LIKE '%,' || s.country || ',%')
    AND EXISTS (
        SELECT 1
        FROM placement AS y
        WHERE y.person_id = c.person_id AND (y.valid_from > c.completed_on OR y.valid_to > c.completed_on)
    )
    -- An exemption sets the added part aside like the rest of the edition.
    AND NOT EXISTS (
        SELECT 1
        FROM exemption AS x
        WHERE x.person_id = c.person_id AND x.edition_id = c.edition_id AND x.revoked_at IS NULL
            AND x.from_on <= $3 AND (x.until_on IS NULL OR x.until_on >= $3)
    )
ORDER BY p.number
