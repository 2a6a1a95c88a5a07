-- The shared dialect of SQLite and PostgreSQL. Facts are only ever added; what is shown is derived from them.

-- Organisation ---------------------------------------------------------------------------------------------------

CREATE TABLE country (
    code TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    domestic BOOLEAN NOT NULL
);

CREATE TABLE entity (
    id UUID PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    country TEXT NOT NULL REFERENCES country (code)
);

CREATE TABLE site (
    id UUID PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    entity_id UUID NOT NULL REFERENCES entity (id),
    country TEXT NOT NULL REFERENCES country (code),
    subdivision TEXT,
    time_zone TEXT NOT NULL
);

CREATE TABLE person (
    id UUID PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    email TEXT UNIQUE,
    name TEXT NOT NULL,
    locale TEXT NOT NULL,
    joined_on DATE NOT NULL,
    left_on DATE,
    -- Private accommodation: percent of a test's time limit, 0 for no limit.
    time_percent BIGINT NOT NULL DEFAULT 100
);

-- Where somebody works, by date. Exactly one main placement on any day of employment; further ones add duties.
CREATE TABLE placement (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    site_id UUID NOT NULL REFERENCES site (id),
    main BOOLEAN NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE,
    department TEXT NOT NULL,
    job_function TEXT NOT NULL,
    rank TEXT NOT NULL,
    employment_type TEXT NOT NULL,
    manager_id UUID REFERENCES person (id)
);
CREATE INDEX placement_by_person ON placement (person_id, valid_from);
CREATE INDEX placement_by_manager ON placement (manager_id);

CREATE TABLE leave_interval (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    from_on DATE NOT NULL,
    -- First day back; unknown while open.
    back_on DATE
);
CREATE INDEX leave_by_person ON leave_interval (person_id);

CREATE TABLE role_grant (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,
    -- Country code for coordinators, empty otherwise.
    scope TEXT NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX role_grant_by_person ON role_grant (person_id);

-- Signing in -----------------------------------------------------------------------------------------------------

CREATE TABLE credential (
    person_id UUID PRIMARY KEY REFERENCES person (id),
    password_hash TEXT,
    pin_hash TEXT,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE session (
    -- SHA-256 of the token, hexadecimal; the token itself is only in the cookie.
    token_hash TEXT PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    kiosk BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ
);
CREATE INDEX session_by_person ON session (person_id);

CREATE TABLE sign_in_failure (
    id UUID PRIMARY KEY,
    -- 'account:K-00123' or 'address:192.0.2.1'
    subject TEXT NOT NULL,
    failed_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sign_in_failure_by_subject ON sign_in_failure (subject, failed_at);

-- Content --------------------------------------------------------------------------------------------------------

CREATE TABLE programme (
    id UUID PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    category TEXT NOT NULL
);

CREATE TABLE edition (
    id UUID PRIMARY KEY,
    programme_id UUID NOT NULL REFERENCES programme (id),
    code TEXT NOT NULL,
    fiscal_year BIGINT NOT NULL,
    opens_on DATE NOT NULL,
    due_on DATE NOT NULL,
    grace_until DATE NOT NULL,
    closes_on DATE NOT NULL,
    formula JSONB NOT NULL,
    UNIQUE (programme_id, code)
);

CREATE TABLE edition_version (
    id UUID PRIMARY KEY,
    edition_id UUID NOT NULL REFERENCES edition (id),
    number BIGINT NOT NULL,
    -- SHA-256 of everything in the folder, hexadecimal.
    content_hash TEXT NOT NULL,
    -- The language-neutral facts.
    course JSONB NOT NULL,
    imported_at TIMESTAMPTZ NOT NULL,
    UNIQUE (edition_id, number)
);

CREATE TABLE segment (
    version_id UUID NOT NULL REFERENCES edition_version (id),
    locale TEXT NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    -- Hash of the source text this was translated from; equal to the source's text_hash while current.
    source_hash TEXT NOT NULL,
    PRIMARY KEY (version_id, locale, key)
);

CREATE TABLE picture (
    version_id UUID NOT NULL REFERENCES edition_version (id),
    module TEXT NOT NULL,
    name TEXT NOT NULL,
    svg TEXT NOT NULL,
    PRIMARY KEY (version_id, module, name)
);

CREATE TABLE target (
    id UUID PRIMARY KEY,
    edition_id UUID NOT NULL REFERENCES edition (id),
    -- 'group', 'region:emea', 'country:DE', 'entity:…', 'site:…'
    node TEXT NOT NULL,
    basis_points BIGINT NOT NULL,
    reason TEXT NOT NULL,
    set_by UUID REFERENCES person (id),
    set_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX target_by_edition ON target (edition_id, set_at);

-- Learning -------------------------------------------------------------------------------------------------------

CREATE TABLE obligation (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    assigned_on DATE NOT NULL,
    UNIQUE (person_id, edition_id)
);
CREATE INDEX obligation_by_edition ON obligation (edition_id);

CREATE TABLE exemption (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    from_on DATE NOT NULL,
    until_on DATE,
    reason TEXT NOT NULL,
    granted_by UUID REFERENCES person (id),
    granted_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX exemption_by_edition ON exemption (edition_id, person_id);

CREATE TABLE lesson_read (
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    lesson TEXT NOT NULL,
    version_id UUID NOT NULL REFERENCES edition_version (id),
    locale TEXT NOT NULL,
    read_at TIMESTAMPTZ NOT NULL,
    read_on DATE NOT NULL,
    PRIMARY KEY (person_id, edition_id, lesson)
);

-- Where somebody stopped reading: convenience, not evidence, so it is overwritten.
CREATE TABLE reading_position (
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    lesson TEXT NOT NULL,
    segment BIGINT NOT NULL,
    moved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, edition_id)
);

CREATE TABLE attempt (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    version_id UUID NOT NULL REFERENCES edition_version (id),
    number BIGINT NOT NULL,
    seed BIGINT NOT NULL,
    drawn JSONB NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    opened_on DATE NOT NULL,
    deadline_at TIMESTAMPTZ,
    UNIQUE (person_id, edition_id, number)
);

-- Every saved answer, the latest per question counts.
CREATE TABLE answer (
    id UUID PRIMARY KEY,
    attempt_id UUID NOT NULL REFERENCES attempt (id),
    question TEXT NOT NULL,
    -- NULL takes an answer back.
    given JSONB,
    locale TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX answer_by_attempt ON answer (attempt_id);

CREATE TABLE submission (
    attempt_id UUID PRIMARY KEY REFERENCES attempt (id),
    submitted_at TIMESTAMPTZ NOT NULL,
    locale TEXT NOT NULL,
    grading JSONB NOT NULL,
    passed BOOLEAN NOT NULL
);

CREATE TABLE attempt_grant (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    reason TEXT NOT NULL,
    granted_by UUID NOT NULL REFERENCES person (id),
    granted_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX attempt_grant_by_person ON attempt_grant (person_id, edition_id);

CREATE TABLE completion (
    person_id UUID NOT NULL REFERENCES person (id),
    edition_id UUID NOT NULL REFERENCES edition (id),
    completed_at TIMESTAMPTZ NOT NULL,
    completed_on DATE NOT NULL,
    valid_until DATE NOT NULL,
    -- NULL where the completion was recorded before this system, or on paper.
    version_id UUID REFERENCES edition_version (id),
    attempt_id UUID REFERENCES attempt (id),
    PRIMARY KEY (person_id, edition_id)
);
CREATE INDEX completion_by_edition ON completion (edition_id, completed_on);

-- Evidence -------------------------------------------------------------------------------------------------------

CREATE TABLE audit_event (
    id UUID PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    actor_id UUID REFERENCES person (id),
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail JSONB NOT NULL
);
CREATE INDEX audit_event_by_time ON audit_event (at);
