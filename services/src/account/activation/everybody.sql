-- Who after $1 works here on day $2, in country $3 and at site $4 (or '' for any), and has nothing to sign in with? Without
-- $5, only those who have no code that counts at time $6.
FROM person AS p
LEFT JOIN placement AS pl
    ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
LEFT JOIN site AS s ON s.id = pl.site_id
WHERE p.id > $1
    AND p.joined_on <= $2
    AND (p.left_on IS NULL OR p.left_on > $2)
    AND ($3 = '' OR s.country = $3)
    AND ($4 = '' OR s.code = $4)
    AND NOT EXISTS (SELECT 1 FROM credential AS c WHERE c.person_id = p.id)
    AND ($5 OR NOT EXISTS (SELECT 1 FROM activation AS a WHERE a.person_id = p.id AND a.expires_at > $6))
