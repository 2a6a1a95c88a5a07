-- This person's tries at this edition's test, oldest first.
SELECT
    a.id,
    a.number,
    a.drawn,
    a.added,
    s.submitted_at,
    s.grading
FROM attempt AS a
LEFT JOIN submission AS s ON s.attempt_id = a.id
WHERE a.person_id = $1 AND a.edition_id = $2
ORDER BY a.number
