-- What is to be said of import $1, with the names of those who applied it and took it back?
SELECT
    i.exceeded,
    i.history,
    i.reason,
    a.name AS applied_by,
    u.name AS undone_by,
    i.undo_reason
FROM hr_import AS i
LEFT JOIN person AS a ON a.id = i.applied_by
LEFT JOIN person AS u ON u.id = i.undone_by
WHERE i.id = $1
