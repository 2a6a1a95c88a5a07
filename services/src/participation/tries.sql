-- Every try of person $1 at any test, oldest first, if the person works in countries $2 on day $3.
SELECT
    a.edition_id,
    a.number,
    a.opened_at,
    s.submitted_at,
    s.grading
FROM attempt AS a
JOIN placement AS pl
    ON pl.person_id = a.person_id AND pl.main AND pl.valid_from <= $3 AND (pl.valid_to IS NULL OR pl.valid_to > $3)
JOIN site AS w ON w.id = pl.site_id
LEFT JOIN submission AS s ON s.attempt_id = a.id
WHERE a.person_id = $1 AND ($2 = '*' OR $2 LIKE '%,' || w.country || ',%')
ORDER BY a.edition_id, a.number
