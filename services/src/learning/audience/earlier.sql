-- Which audience has the newest earlier edition of the same programme?
SELECT
    g.code AS programme,
    e.code,
    f.id AS earlier_id,
    f.code AS earlier,
    a.rule,
    a.recurrence,
    a.reason
FROM edition AS e
JOIN programme AS g ON g.id = e.programme_id
JOIN edition AS f
    ON f.id = (
        SELECT x.id
        FROM edition AS x
        WHERE x.programme_id = e.programme_id AND x.id <> e.id AND x.opens_on < e.opens_on
        ORDER BY x.opens_on DESC, x.id DESC
        LIMIT 1
    )
JOIN audience AS a
    ON a.id = (SELECT b.id FROM audience AS b WHERE b.edition_id = f.id ORDER BY b.set_at DESC, b.id DESC LIMIT 1)
WHERE e.id = $1
