-- Files from HR systems that were sent by page. The file itself is kept here too, in parts, until the import is applied or
-- given up: so any server can read it, and another goes on when one ends in the middle.

CREATE TABLE hr_upload (
    -- Also the id of the import that is planned from it.
    id UUID PRIMARY KEY,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    -- What was said about it, as JSON: see kunren_services::hr::Form.
    form JSONB NOT NULL,
    sent_by UUID NOT NULL REFERENCES person (id),
    sent_at TIMESTAMPTZ NOT NULL,
    -- receiving, waiting, reading, columns, planned, nothing, refused, failed, applying, given-up
    state TEXT NOT NULL,
    -- Last sign of life of whoever reads or applies it, and how far that is, as JSON.
    seen_at TIMESTAMPTZ,
    reached JSONB,
    -- What came of reading it, as JSON: see kunren_services::hr::Outcome.
    outcome JSONB,
    -- Rows that were not taken, as a JSON list, where no import holds them.
    problems JSONB
);

CREATE TABLE hr_upload_part (
    upload_id UUID NOT NULL REFERENCES hr_upload (id),
    part BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (upload_id, part)
);

-- Why an import was taken back.
ALTER TABLE hr_import ADD COLUMN undo_reason TEXT;
