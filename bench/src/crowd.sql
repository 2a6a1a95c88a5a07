-- Who owes this edition, works here, and has neither completed it nor opened its test?
SELECT p.id
FROM obligation AS o
JOIN person AS p ON p.id = o.person_id
WHERE o.edition_id = $1
    AND p.left_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM completion AS c WHERE c.person_id = p.id AND c.edition_id = o.edition_id)
    AND NOT EXISTS (SELECT 1 FROM attempt AS a WHERE a.person_id = p.id AND a.edition_id = o.edition_id)
ORDER BY p.id
LIMIT $2
