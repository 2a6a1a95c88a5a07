-- What is to be said of import $1, with the names of those who applied it, took it back or ended it?
SELECT
    i.exceeded,
    i.history,
    i.reason,
    a.name AS applied_by,
    u.name AS undone_by,
    i.undo_reason,
    e.name AS ended_by,
    i.read_as,
    i.problems,
    i.assigned,
    i.released,
    i.would_assign,
    i.would_release
FROM hr_import AS i
LEFT JOIN person AS a ON a.id = i.applied_by
LEFT JOIN person AS u ON u.id = i.undone_by
LEFT JOIN person AS e ON e.id = i.ended_by
WHERE i.id = $1
