-- Year's end: what was counted, as it was signed. Rows are only ever added; a correction is a further row.

CREATE TABLE edition_result (
    id UUID PRIMARY KEY,
    edition_id UUID NOT NULL REFERENCES edition (id),
    -- From 1; each correction is one more.
    number BIGINT NOT NULL,
    cut_off DATE NOT NULL,
    -- What was signed, byte for byte (JSON).
    statement TEXT NOT NULL,
    -- SHA-256 of the statement, hexadecimal.
    hash TEXT NOT NULL,
    -- Ed25519, of the statement, hexadecimal.
    signature TEXT NOT NULL,
    -- The key that proves it, hexadecimal.
    public_key TEXT NOT NULL,
    signed_by UUID REFERENCES person (id),
    signed_at TIMESTAMPTZ NOT NULL,
    UNIQUE (edition_id, number)
);
