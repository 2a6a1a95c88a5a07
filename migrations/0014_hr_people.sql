-- What became of HR files that were not applied, how a file was read, what an import did to obligations, and who is behind
-- each of its numbers.

-- A plan that was given up, or replaced by a later file of its source: what was staged is gone, the row stays.
ALTER TABLE hr_import ADD COLUMN ended_at TIMESTAMPTZ;
ALTER TABLE hr_import ADD COLUMN ended_by UUID REFERENCES person (id);
-- The later file; without a reference, because it may have come to nothing and is then in no table.
ALTER TABLE hr_import ADD COLUMN replaced_by UUID;
ALTER TABLE hr_upload ADD COLUMN ended_at TIMESTAMPTZ;
ALTER TABLE hr_upload ADD COLUMN ended_by UUID REFERENCES person (id);
ALTER TABLE hr_upload ADD COLUMN replaced_by UUID;

-- As what the file was read, as JSON: see kunren_services::hr::ReadAs. Empty for imports of the time before.
ALTER TABLE hr_import ADD COLUMN read_as JSONB;
-- Problems that were found; hr_rejected holds the first of them.
ALTER TABLE hr_import ADD COLUMN problems BIGINT;
-- Obligations that audiences made and ended when it was applied; empty while that is not known.
ALTER TABLE hr_import ADD COLUMN assigned BIGINT;
ALTER TABLE hr_import ADD COLUMN released BIGINT;

-- The plans that wait for somebody: counted beside the menu.
CREATE INDEX hr_import_waiting ON hr_import (id)
WHERE planned_at IS NOT NULL AND applied_at IS NULL AND ended_at IS NULL;

-- In which counts somebody is, as bits: see kunren_domain::hr::Group. Empty for imports of the time before.
ALTER TABLE hr_change ADD COLUMN kinds BIGINT;
-- Countries of the main place of work.
ALTER TABLE hr_change ADD COLUMN country_before TEXT;
ALTER TABLE hr_change ADD COLUMN country TEXT;
-- Field by field what differs, as a JSON list; managers by their ids. Empty for who is new: see hr_placement.
ALTER TABLE hr_change ADD COLUMN differences JSONB;
