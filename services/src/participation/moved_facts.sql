    -- What moves have added to what was completed (c): see learning/moved.rs.
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
