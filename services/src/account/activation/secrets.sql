-- What does person $1 have to sign in with, and until when does a code count at time $2?
SELECT
    EXISTS (SELECT 1 FROM credential AS c WHERE c.person_id = $1 AND c.password_hash IS NOT NULL) AS has_password,
    EXISTS (SELECT 1 FROM credential AS c WHERE c.person_id = $1 AND c.pin_hash IS NOT NULL) AS has_pin,
    (SELECT a.expires_at FROM activation AS a WHERE a.person_id = $1 AND a.expires_at > $2) AS code_until
