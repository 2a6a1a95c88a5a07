-- Does anybody whom team_tree.sql finds work outside of countries $4 (',DE,FR,')? Nobody counts on after the first.
SELECT count(*) AS heads
FROM (
    SELECT 1
    FROM team
    JOIN placement AS pl
        ON pl.person_id = team.person_id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
    JOIN site AS s ON s.id = pl.site_id
    WHERE $4 NOT LIKE '%,' || s.country || ',%'
    LIMIT 1
) AS met
