-- Files from HR systems. An import is staged first, row by row of what would change; applying it turns the staged rows
-- into dated history with a few statements, undoing it adds the state of before as new history.

-- How the files of a source are laid out, as JSON: see kunren_domain::hr::Mapping, Policy and Thresholds.
CREATE TABLE hr_source (
    name TEXT PRIMARY KEY,
    mapping JSONB NOT NULL,
    policy JSONB NOT NULL,
    thresholds JSONB NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL
);

-- Which source speaks for a person: only that source's full file says by silence that somebody has left.
CREATE TABLE hr_person (
    person_id UUID PRIMARY KEY REFERENCES person (id),
    source TEXT NOT NULL
);

CREATE TABLE hr_import (
    id UUID PRIMARY KEY,
    source TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- The day on which what the file says is taken to be true.
    day DATE NOT NULL,
    -- How it was read: becomes the source's when the import is applied.
    settings JSONB NOT NULL,
    effects JSONB NOT NULL,
    exceeded JSONB NOT NULL,
    -- How many imports had been applied or undone when people were read for it: with another number it is outdated.
    history BIGINT NOT NULL,
    planned_by UUID REFERENCES person (id),
    -- Empty until everything is staged.
    planned_at TIMESTAMPTZ,
    -- Why thresholds that were exceeded are all right.
    reason TEXT,
    applied_by UUID REFERENCES person (id),
    applied_at TIMESTAMPTZ,
    undone_by UUID REFERENCES person (id),
    undone_at TIMESTAMPTZ
);
CREATE INDEX hr_import_by_time ON hr_import (applied_at);

-- A person who changes. What was before is kept: names and addresses have no other history.
CREATE TABLE hr_change (
    import_id UUID NOT NULL REFERENCES hr_import (id),
    person_id UUID NOT NULL,
    joins BOOLEAN NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    locale TEXT NOT NULL,
    joined_on DATE NOT NULL,
    left_on DATE,
    name_before TEXT,
    email_before TEXT,
    locale_before TEXT,
    joined_before DATE,
    left_before DATE,
    source_before TEXT,
    -- The day from which the staged places hold; empty when places stay as they are.
    placed_from DATE,
    PRIMARY KEY (import_id, person_id)
);

-- Placements that an import opens.
CREATE TABLE hr_placement (
    id UUID PRIMARY KEY,
    import_id UUID NOT NULL REFERENCES hr_import (id),
    person_id UUID NOT NULL,
    site_id UUID NOT NULL REFERENCES site (id),
    main BOOLEAN NOT NULL,
    department TEXT NOT NULL,
    job_function TEXT NOT NULL,
    rank TEXT NOT NULL,
    employment_type TEXT NOT NULL,
    manager_id UUID
);
CREATE INDEX hr_placement_by_import ON hr_placement (import_id, person_id);

-- Placements that an import closed, with the end they had, so that they can be opened again.
CREATE TABLE hr_closed (
    import_id UUID NOT NULL REFERENCES hr_import (id),
    placement_id UUID NOT NULL REFERENCES placement (id),
    valid_to_before DATE,
    PRIMARY KEY (import_id, placement_id)
);

-- Absences that an import makes (leave_id is new) or whose day of return it sets.
CREATE TABLE hr_leave (
    import_id UUID NOT NULL REFERENCES hr_import (id),
    leave_id UUID NOT NULL,
    person_id UUID NOT NULL,
    starts BOOLEAN NOT NULL,
    from_on DATE NOT NULL,
    back_on DATE,
    back_before DATE,
    PRIMARY KEY (import_id, leave_id)
);

-- Rows, or cells, that were not taken.
CREATE TABLE hr_rejected (
    id UUID PRIMARY KEY,
    import_id UUID NOT NULL REFERENCES hr_import (id),
    line BIGINT NOT NULL,
    field TEXT,
    reason TEXT NOT NULL,
    value TEXT NOT NULL
);
CREATE INDEX hr_rejected_by_import ON hr_rejected (import_id, line);

