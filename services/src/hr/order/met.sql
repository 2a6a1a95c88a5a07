-- How many imports were applied or taken back after $2 such acts, and have changed people whom import $1 changes, too?
SELECT CAST(count(*) AS BIGINT) AS count
FROM hr_import AS i
WHERE (i.applied_as > $2 OR i.undone_as > $2)
    AND EXISTS (
        SELECT 1
        FROM hr_change AS c
        JOIN hr_change AS o ON o.import_id = i.id AND o.person_id = c.person_id
        WHERE c.import_id = $1
    )
