-- One-time codes, by which people who came with a file of an HR system set their first password, and others a new one.
CREATE TABLE activation (
    -- At most one for each person: a new one takes its place.
    person_id UUID PRIMARY KEY REFERENCES person (id),
    -- SHA-256 of person and code, hexadecimal; the code itself is nowhere.
    code_hash TEXT NOT NULL,
    issued_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    -- Nobody where the command line gave it.
    issued_by UUID REFERENCES person (id)
);
CREATE INDEX activation_by_expiry ON activation (expires_at);

-- Who gave a role; nobody where the command line did, and where it was given before this was kept.
ALTER TABLE role_grant ADD COLUMN granted_by UUID REFERENCES person (id);
