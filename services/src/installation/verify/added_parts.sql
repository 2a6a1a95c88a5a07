-- Added parts by an attempt that was not passed, was not on an added part, is another person's or another edition's, or
-- without a completion they could be added to.
SELECT p.attempt_id AS id
FROM added_part AS p
JOIN attempt AS a ON a.id = p.attempt_id
JOIN edition_version AS v ON v.id = p.version_id
LEFT JOIN submission AS s ON s.attempt_id = p.attempt_id
LEFT JOIN completion AS c ON c.person_id = p.person_id AND c.edition_id = p.edition_id
WHERE s.passed IS NULL OR NOT s.passed OR a.added IS NULL OR c.person_id IS NULL
    OR a.person_id <> p.person_id OR a.edition_id <> p.edition_id OR v.edition_id <> p.edition_id
LIMIT 1000
