-- More time that was taken back: it holds on the days before this one, which stay as they were decided.
ALTER TABLE extension ADD COLUMN revoked_on DATE;
ALTER TABLE extension ADD COLUMN revoked_at TIMESTAMPTZ;
ALTER TABLE extension ADD COLUMN revoked_by UUID REFERENCES person (id);
ALTER TABLE extension ADD COLUMN revoked_reason TEXT NOT NULL DEFAULT '';

-- What files of HR systems changed about one person.
CREATE INDEX hr_change_by_person ON hr_change (person_id);
