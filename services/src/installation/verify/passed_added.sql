-- Passed attempts on added parts that are not recorded as done.
SELECT s.attempt_id AS id
FROM submission AS s
JOIN attempt AS a ON a.id = s.attempt_id
WHERE s.passed AND a.added IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM added_part AS p WHERE p.person_id = a.person_id AND p.edition_id = a.edition_id)
LIMIT 1000
