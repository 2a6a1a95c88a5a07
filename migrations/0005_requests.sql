-- What people ask for, how it was decided, and more time that was granted.

CREATE TABLE request (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    -- 'exemption' or 'extension'
    kind TEXT NOT NULL,
    -- The day asked for; NULL for an exemption of the whole edition.
    until_on DATE,
    reason TEXT NOT NULL,
    -- Where the evidence is: a document's number or address. Empty where none was given.
    evidence TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX request_by_person ON request (person_id, edition_id);

-- How a request ended: there is never a second row.
CREATE TABLE request_decision (
    request_id UUID PRIMARY KEY REFERENCES request (id),
    -- 'granted', 'refused' or 'withdrawn'
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by UUID NOT NULL REFERENCES person (id),
    decided_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX request_decision_by_time ON request_decision (decided_at);

-- The requests without a decision, so that neither a queue nor a count looks through those of all years. The row goes
-- when the decision comes, in one transaction: whoever finds none came second.
CREATE TABLE request_waiting (
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    kind TEXT NOT NULL,
    request_id UUID NOT NULL UNIQUE REFERENCES request (id),
    PRIMARY KEY (person_id, edition_id, kind)
);

-- More time for one person.
CREATE TABLE extension (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    -- The day it was granted where the person works: it is nothing before.
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    -- Everything was over: it can be completed again, but late.
    reopens BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    request_id UUID REFERENCES request (id),
    granted_by UUID NOT NULL REFERENCES person (id),
    granted_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX extension_by_person ON extension (person_id, edition_id);

ALTER TABLE exemption ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE exemption ADD COLUMN request_id UUID REFERENCES request (id);
