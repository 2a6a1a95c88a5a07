-- Whose live session is this, if the person still works here? One row for each place of work of this day, main place first,
-- or one without any.
SELECT
    p.id AS person_id,
    p.name,
    p.number,
    p.locale,
    s.kiosk,
    s.expires_at,
    p.time_percent,
    p.joined_on,
    EXISTS (
        SELECT 1
        FROM placement AS below
        WHERE below.manager_id = p.id AND below.main AND below.valid_from <= $3 AND (below.valid_to IS NULL OR below.valid_to > $3)
    ) AS is_manager,
    -- Neither roles nor what they reach holds a space or a colon. They are asked for with every page: no query of their own.
    (SELECT string_agg(r.role || ':' || r.scope, ' ') FROM role_grant AS r WHERE r.person_id = p.id AND r.revoked_at IS NULL) AS roles,
    -- Most people have none, and are spared a query.
    EXISTS (SELECT 1 FROM leave_interval AS l WHERE l.person_id = p.id) AS has_leave,
    w.name AS site,
    w.country,
    w.subdivision,
    w.time_zone
FROM session AS s
JOIN person AS p ON p.id = s.person_id
LEFT JOIN placement AS pl ON pl.person_id = p.id AND pl.valid_from <= $3 AND (pl.valid_to IS NULL OR pl.valid_to > $3)
LEFT JOIN site AS w ON w.id = pl.site_id
WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND (p.left_on IS NULL OR p.left_on > $3)
ORDER BY pl.main DESC, w.code
