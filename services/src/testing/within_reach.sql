-- Does this person owe the edition and work in one of these countries (',DE,FR,' or '*')?
SELECT o.person_id
FROM obligation AS o
JOIN placement AS pl
    ON pl.person_id = o.person_id AND pl.main AND pl.valid_from <= $4 AND (pl.valid_to IS NULL OR pl.valid_to > $4)
JOIN site AS s ON s.id = pl.site_id
WHERE o.person_id = $1 AND o.edition_id = $2 AND ($3 = '*' OR $3 LIKE '%,' || s.country || ',%')
