-- In which order imports were applied and taken back: each of these acts has a number, counted from one. By it, a plan and
-- an import that was applied know which came after.
ALTER TABLE hr_import ADD COLUMN applied_as BIGINT;
ALTER TABLE hr_import ADD COLUMN undone_as BIGINT;

UPDATE hr_import
SET applied_as = (
    SELECT count(CASE WHEN o.applied_at <= hr_import.applied_at THEN 1 END)
        + count(CASE WHEN o.undone_at <= hr_import.applied_at THEN 1 END)
    FROM hr_import AS o
)
WHERE applied_at IS NOT NULL;

UPDATE hr_import
SET undone_as = (
    SELECT count(CASE WHEN o.applied_at <= hr_import.undone_at THEN 1 END)
        + count(CASE WHEN o.undone_at <= hr_import.undone_at THEN 1 END)
    FROM hr_import AS o
)
WHERE undone_at IS NOT NULL;

-- What audiences would do if a plan were applied: obligations they would make or end. Empty where that was not asked.
ALTER TABLE hr_import ADD COLUMN would_assign BIGINT;
ALTER TABLE hr_import ADD COLUMN would_release BIGINT;
