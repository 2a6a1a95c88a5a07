-- Where does this person work on this day, main place first?
SELECT
    s.name AS site,
    s.country,
    s.subdivision,
    s.time_zone
FROM placement AS pl
JOIN site AS s ON s.id = pl.site_id
WHERE pl.person_id = $1 AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
ORDER BY pl.main DESC, s.code
