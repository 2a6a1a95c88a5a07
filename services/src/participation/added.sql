-- Who has completed edition $1, works in countries $3 (',DE,FR,' or '*') on day $2, and has moved since it opened? With
-- what decides when the edition is due, and what moves have added to it.
SELECT
    p.id AS person_id,
    p.number,
    p.name,
    s.name AS site,
    /* due_facts.sql */
    /* moved_facts.sql */
    s.country
FROM completion AS c
JOIN edition AS e ON e.id = c.edition_id
JOIN person AS p ON p.id = c.person_id
JOIN placement AS pl ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
JOIN site AS s ON s.id = pl.site_id
WHERE c.edition_id = $1 AND c.completed_on <= $2
    AND (p.left_on IS NULL OR p.left_on > $2)
    AND ($3 = '*' OR $3 LIKE '%,' || s.country || ',%')
    AND EXISTS (
        SELECT 1
        FROM placement AS y
        WHERE y.person_id = c.person_id
            AND (
                y.valid_from > c.completed_on OR y.valid_to > c.completed_on
                OR y.valid_from > e.opens_on OR y.valid_to > e.opens_on
            )
    )
    -- An exemption sets the added part aside like the rest of the edition.
    AND NOT EXISTS (
        SELECT 1
        FROM exemption AS x
        WHERE x.person_id = c.person_id AND x.edition_id = c.edition_id AND x.revoked_at IS NULL
            AND x.from_on <= $2 AND (x.until_on IS NULL OR x.until_on >= $2)
    )
ORDER BY p.number
