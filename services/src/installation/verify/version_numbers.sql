-- Editions whose versions are not numbered 1, 2, 3 …
SELECT edition_id AS id
FROM edition_version
GROUP BY edition_id
HAVING min(number) <> 1 OR max(number) <> count(*)
LIMIT 1000
