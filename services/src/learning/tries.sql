-- Every try of this person at any test, oldest first.
SELECT
    a.id,
    a.edition_id,
    a.number,
    a.opened_at,
    a.deadline_at,
    s.submitted_at,
    s.passed
FROM attempt AS a
LEFT JOIN submission AS s ON s.attempt_id = a.id
WHERE a.person_id = $1
ORDER BY a.edition_id, a.number
