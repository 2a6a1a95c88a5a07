//! Facts that do not agree.

/// One fact each that does not agree with the others.
pub const WRONG: &[&str] = &[
    "UPDATE submission SET passed = FALSE
     WHERE attempt_id IN (SELECT attempt_id FROM completion WHERE attempt_id IS NOT NULL ORDER BY attempt_id LIMIT 1)",
    "DELETE FROM completion
     WHERE attempt_id IN (SELECT attempt_id FROM completion WHERE attempt_id IS NOT NULL ORDER BY attempt_id DESC LIMIT 1)",
    "UPDATE attempt SET number = 7 WHERE id IN (SELECT id FROM attempt ORDER BY id LIMIT 1)",
    "UPDATE edition_version SET number = 2",
    "INSERT INTO placement (id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type)
     SELECT person_id, person_id, site_id, TRUE, valid_from, '', '', '', ''
     FROM placement WHERE main AND valid_to IS NULL LIMIT 1",
    "INSERT INTO attempt (id, person_id, edition_id, version_id, number, seed, drawn, opened_at, opened_on)
     SELECT edition_id, person_id, edition_id, version_id, number + 1, seed, drawn, opened_at, opened_on
     FROM attempt ORDER BY person_id DESC, number DESC LIMIT 1",
    "INSERT INTO attempt (id, person_id, edition_id, version_id, number, seed, drawn, opened_at, opened_on)
     SELECT version_id, person_id, edition_id, version_id, number + 1, seed, drawn, opened_at, opened_on
     FROM attempt ORDER BY person_id DESC, number DESC LIMIT 1",
    "INSERT INTO added_part (person_id, edition_id, module, attempt_id, version_id, completed_at, completed_on)
     SELECT person_id, edition_id, 'law', id, version_id, opened_at, opened_on FROM attempt ORDER BY id LIMIT 1",
    "UPDATE attempt SET added = '[\"law\"]'
     WHERE id IN (SELECT attempt_id FROM submission WHERE passed ORDER BY attempt_id DESC LIMIT 1)",
    "UPDATE person SET left_on = '2001-01-01' WHERE number IN (SELECT number FROM person ORDER BY number LIMIT 1)",
    "UPDATE answer SET question = 'nobody-asked' WHERE id IN (SELECT id FROM answer ORDER BY id LIMIT 1)",
];
