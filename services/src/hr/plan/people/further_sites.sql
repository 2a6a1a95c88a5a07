-- At which places besides the main one does somebody work on day $1?
SELECT
    p.number,
    s.code AS site
FROM placement AS pl
JOIN person AS p ON p.id = pl.person_id
JOIN site AS s ON s.id = pl.site_id
WHERE NOT pl.main
    AND pl.valid_from <= CASE WHEN p.joined_on > $1 THEN p.joined_on ELSE $1 END
    AND (pl.valid_to IS NULL OR pl.valid_to > CASE WHEN p.joined_on > $1 THEN p.joined_on ELSE $1 END)
ORDER BY p.number, s.code
