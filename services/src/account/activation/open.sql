-- The code of somebody who still works here, by employee number or e-mail.
SELECT
    a.person_id,
    a.code_hash,
    a.expires_at
FROM person AS p
JOIN activation AS a ON a.person_id = p.id
WHERE (p.number = $1 OR p.email = $2) AND (p.left_on IS NULL OR p.left_on > $3)
