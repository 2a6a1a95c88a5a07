-- Who completed an edition and is transferred owes the regional part of the new place of work, and nothing else.

-- The modules a test is on, a list of names; NULL where it is on the whole course.
ALTER TABLE attempt ADD COLUMN added JSONB;

-- A regional module that was added by a move after the completion, and was passed. The completion stays what it is.
CREATE TABLE added_part (
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    module TEXT NOT NULL,
    attempt_id UUID NOT NULL REFERENCES attempt (id),
    version_id UUID NOT NULL REFERENCES edition_version (id),
    completed_at TIMESTAMPTZ NOT NULL,
    completed_on DATE NOT NULL,
    PRIMARY KEY (person_id, edition_id, module)
);
