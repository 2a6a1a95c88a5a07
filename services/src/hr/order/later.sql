-- Which import was the last to change, after import $1, people whom that one changed, too?
SELECT l.id, l.source, l.file_name, l.applied_at
FROM hr_import AS i
JOIN hr_import AS l ON l.applied_as > i.applied_as AND l.undone_at IS NULL
WHERE i.id = $1
    AND EXISTS (
        SELECT 1
        FROM hr_change AS c
        JOIN hr_change AS o ON o.import_id = l.id AND o.person_id = c.person_id
        WHERE c.import_id = i.id
    )
ORDER BY l.applied_as DESC
LIMIT 1
