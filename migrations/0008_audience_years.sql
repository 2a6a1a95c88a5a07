-- Audiences from year to year, and applying them.

-- The edition a rule was taken over from; nothing where somebody set it.
ALTER TABLE audience ADD COLUMN inherited_from UUID REFERENCES edition (id);

-- How far an audience is applied. What was set before there was this table has been applied.
CREATE TABLE audience_work (
    audience_id UUID PRIMARY KEY REFERENCES audience (id),
    -- waiting (for its turn, or for the edition to open), applying, done, superseded
    state TEXT NOT NULL,
    -- Who applies it, and the last sign of life.
    runner UUID,
    seen_at TIMESTAMPTZ,
    -- Whether people changed while it was applied, so that it has to be looked once more.
    again BOOLEAN NOT NULL,
    -- People whom it concerns, once they were counted, and how many of them are done.
    expected BIGINT,
    assigned BIGINT NOT NULL,
    released BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    done_at TIMESTAMPTZ
);

-- Few people have a further place of work: rules look for them apart from the main ones.
CREATE INDEX placement_further ON placement (person_id, valid_from) WHERE NOT main;
