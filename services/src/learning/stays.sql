-- Where has this person worked, and when? Main places first.
SELECT
    s.name AS site,
    s.country,
    s.subdivision,
    pl.valid_from,
    pl.valid_to
FROM placement AS pl
JOIN site AS s ON s.id = pl.site_id
WHERE pl.person_id = $1
ORDER BY pl.main DESC, s.code, pl.valid_from
