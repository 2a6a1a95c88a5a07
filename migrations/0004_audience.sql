-- Whom an edition is for, and when it is owed again. Rows are only added: the latest of an edition is in force, and
-- without one everybody owes it, once, on the edition's day.

CREATE TABLE audience (
    id UUID PRIMARY KEY,
    edition_id UUID NOT NULL REFERENCES edition (id),
    -- See kunren_domain::audience::Rule; the text is its canonical one.
    rule JSONB NOT NULL,
    text TEXT NOT NULL,
    -- See kunren_domain::recurrence::Recurrence.
    recurrence JSONB NOT NULL,
    reason TEXT NOT NULL,
    set_by UUID REFERENCES person (id),
    set_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX audience_by_edition ON audience (edition_id, set_at);

-- The audience that released somebody; nothing where a person did.
ALTER TABLE exemption ADD COLUMN audience_id UUID REFERENCES audience (id);

-- Servers side by side look at the same time.
CREATE UNIQUE INDEX exemption_by_audience ON exemption (person_id, edition_id)
WHERE audience_id IS NOT NULL AND revoked_at IS NULL;
