-- Requests of people who work in countries $1 (',DE,FR,' or '*') on day $2 and whose name or number is like $3 (empty for
-- all). Which of them, and in which order, is added by queue.rs.
SELECT
    r.id,
    r.person_id,
    p.number,
    p.name,
    s.name AS site,
    s.country,
    r.edition_id,
    e.code,
    r.kind,
    r.until_on,
    r.reason,
    r.evidence,
    r.asked_at,
    d.outcome,
    d.reason AS because,
    b.name AS decided_by,
    d.decided_at,
    coalesce(x.revoked_at, t.revoked_at) AS revoked_at,
    CAST(count(*) OVER () AS BIGINT) AS matches
FROM request AS r
JOIN person AS p ON p.id = r.person_id
JOIN edition AS e ON e.id = r.edition_id
JOIN placement AS pl
    ON pl.person_id = r.person_id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
JOIN site AS s ON s.id = pl.site_id
LEFT JOIN request_decision AS d ON d.request_id = r.id
LEFT JOIN exemption AS x ON x.person_id = r.person_id AND x.request_id = r.id
LEFT JOIN extension AS t ON t.person_id = r.person_id AND t.request_id = r.id
LEFT JOIN person AS b ON b.id = d.decided_by
WHERE ($1 = '*' OR $1 LIKE '%,' || s.country || ',%')
    AND ($3 = '' OR lower(p.name) LIKE $3 ESCAPE '!' OR lower(p.number) LIKE $3 ESCAPE '!')
