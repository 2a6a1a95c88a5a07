-- Of person $1, one row per edition, newest first. Follows obligations/columns.sql.
    ,
    k.completed_at,
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
    EXISTS (SELECT 1 FROM attempt AS a WHERE a.person_id = o.person_id AND a.edition_id = o.edition_id) AS tried,
    EXISTS (SELECT 1 FROM extension AS n WHERE n.person_id = o.person_id AND n.edition_id = o.edition_id) AS extended,
    EXISTS (SELECT 1 FROM request AS q WHERE q.person_id = o.person_id AND q.edition_id = o.edition_id) AS asked
FROM obligation AS o
JOIN edition AS e ON e.id = o.edition_id
LEFT JOIN completion AS k ON k.person_id = o.person_id AND k.edition_id = o.edition_id
-- The person is named outside too: PostgreSQL would read every exemption there is to find those ids.
LEFT JOIN exemption AS x
    ON x.person_id = o.person_id AND x.edition_id = o.edition_id AND x.id = (
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
