-- Completions by an attempt that was not passed, or is another person's or another edition's.
SELECT c.attempt_id AS id
FROM completion AS c
JOIN attempt AS a ON a.id = c.attempt_id
LEFT JOIN submission AS s ON s.attempt_id = c.attempt_id
WHERE s.passed IS NULL OR NOT s.passed OR a.person_id <> c.person_id OR a.edition_id <> c.edition_id
LIMIT 1000
