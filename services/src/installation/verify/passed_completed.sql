-- Passed attempts whose person has not completed the edition.
SELECT s.attempt_id AS id
FROM submission AS s
JOIN attempt AS a ON a.id = s.attempt_id
LEFT JOIN completion AS c ON c.person_id = a.person_id AND c.edition_id = a.edition_id
WHERE s.passed AND c.person_id IS NULL
LIMIT 1000
