-- People with more than one attempt at an edition that was not handed in.
SELECT a.person_id AS id
FROM attempt AS a
LEFT JOIN submission AS s ON s.attempt_id = a.id
WHERE s.attempt_id IS NULL
GROUP BY a.person_id, a.edition_id
HAVING count(*) > 1
LIMIT 1000
