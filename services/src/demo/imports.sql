-- Which $2 people on day $1 of the smallest country of at least forty people does the demo's HR system name? Nobody who
-- manages others or can sign in with a password.
SELECT
    p.number,
    p.name,
    p.joined_on,
    s.code AS site
FROM person AS p
JOIN placement AS pl ON pl.person_id = p.id AND pl.main AND pl.valid_to IS NULL
JOIN site AS s ON s.id = pl.site_id
WHERE p.left_on IS NULL AND p.joined_on < $1 AND pl.valid_from <= $1
    AND s.country = (
        SELECT t.country
        FROM placement AS q
        JOIN site AS t ON t.id = q.site_id
        WHERE q.main AND q.valid_to IS NULL
        GROUP BY t.country
        HAVING count(*) >= 40
        ORDER BY count(*), t.country
        LIMIT 1
    )
    AND NOT EXISTS (SELECT 1 FROM placement AS m WHERE m.manager_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM placement AS o WHERE o.person_id = p.id AND o.id <> pl.id)
ORDER BY p.number
LIMIT $2
