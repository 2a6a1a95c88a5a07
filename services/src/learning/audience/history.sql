-- What was ever set for this edition, newest first?
SELECT
    a.rule,
    a.recurrence,
    a.reason,
    p.name,
    e.code AS earlier,
    a.set_at,
    w.state,
    w.expected,
    w.assigned,
    w.released,
    w.returned,
    w.done_at
FROM audience AS a
LEFT JOIN person AS p ON p.id = a.set_by
LEFT JOIN edition AS e ON e.id = a.inherited_from
LEFT JOIN audience_work AS w ON w.audience_id = a.id
WHERE a.edition_id = $1
ORDER BY a.set_at DESC, a.id DESC
