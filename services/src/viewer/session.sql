-- Whose live session is this, if the person still works here?
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
    ) AS is_manager
FROM session AS s
JOIN person AS p ON p.id = s.person_id
WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > $2 AND (p.left_on IS NULL OR p.left_on > $3)
