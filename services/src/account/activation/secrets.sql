-- What does person $1 have to sign in with, until when does a code count at time $2, and whom could somebody become who had
-- it: what are the roles, and does anybody report to the person on day $3?
SELECT
    EXISTS (SELECT 1 FROM credential AS c WHERE c.person_id = $1 AND c.password_hash IS NOT NULL) AS has_password,
    EXISTS (SELECT 1 FROM credential AS c WHERE c.person_id = $1 AND c.pin_hash IS NOT NULL) AS has_pin,
    (SELECT a.expires_at FROM activation AS a WHERE a.person_id = $1 AND a.expires_at > $2) AS code_until,
    (SELECT string_agg(r.role || ':' || r.scope, ' ') FROM role_grant AS r WHERE r.person_id = $1 AND r.revoked_at IS NULL) AS roles,
    EXISTS (
        SELECT 1
        FROM placement AS below
        WHERE below.manager_id = $1 AND below.main AND below.valid_from <= $3 AND (below.valid_to IS NULL OR below.valid_to > $3)
    ) AS leads
