-- People whose attempts at an edition are not numbered 1, 2, 3 …
SELECT person_id AS id
FROM attempt
GROUP BY person_id, edition_id
HAVING min(number) <> 1 OR max(number) <> count(*)
LIMIT 1000
