-- Sessions that expired long ago are looked for now and then, to be deleted.
CREATE INDEX session_by_expiry ON session (expires_at);
