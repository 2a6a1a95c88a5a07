-- How many people does the list beside this find? The same conditions, without page.
SELECT CAST(count(*) AS BIGINT) AS count
FROM hr_change AS c
WHERE c.import_id = $1 AND (c.kinds & $2) <> 0
    AND ($3 = '' OR $3 = CASE WHEN $4 THEN c.country_before ELSE c.country END)
    AND (lower(c.number) LIKE $5 ESCAPE '!' OR lower(c.name) LIKE $5 ESCAPE '!')
