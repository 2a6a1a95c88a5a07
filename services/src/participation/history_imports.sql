-- What have files of HR systems changed about person $1, newest first?
SELECT
    i.id,
    i.source,
    i.file_name,
    i.day,
    i.applied_at,
    i.undone_at,
    c.joins,
    c.name,
    c.name_before,
    c.joined_on,
    c.joined_before,
    c.left_on,
    c.left_before,
    c.placed_from,
    EXISTS (
        SELECT 1
        FROM leave_interval AS l
        JOIN hr_leave AS h ON h.import_id = c.import_id AND h.leave_id = l.id
        WHERE l.person_id = c.person_id
    ) AS leave
FROM hr_change AS c
JOIN hr_import AS i ON i.id = c.import_id
WHERE c.person_id = $1 AND i.applied_at IS NOT NULL
ORDER BY i.applied_at DESC, i.id DESC
