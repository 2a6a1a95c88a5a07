-- How many plans wait for somebody to confirm them? The same as the list shows as such, but for one that is read again.
SELECT CAST(count(*) AS BIGINT) AS count
FROM hr_import AS i
WHERE i.planned_at IS NOT NULL AND i.applied_at IS NULL AND i.ended_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM hr_upload AS u WHERE u.id = i.id AND u.state NOT IN ('planned', 'applying'))
