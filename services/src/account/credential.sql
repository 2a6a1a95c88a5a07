-- The secrets of somebody who still works here, by employee number or e-mail.
SELECT
    p.id AS person_id,
    c.password_hash,
    c.pin_hash
FROM person AS p
JOIN credential AS c ON c.person_id = p.id
WHERE (p.number = $1 OR p.email = $2) AND (p.left_on IS NULL OR p.left_on > $3)
