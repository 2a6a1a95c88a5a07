-- One try with its outcome.
SELECT
    a.person_id,
    a.edition_id,
    a.version_id,
    a.number,
    a.drawn,
    a.opened_at,
    a.deadline_at,
    s.submitted_at,
    s.grading
FROM attempt AS a
LEFT JOIN submission AS s ON s.attempt_id = a.id
WHERE a.id = $1
