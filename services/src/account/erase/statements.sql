-- What is left of who person $1 was, once the number in person is another one.

UPDATE hr_change
SET number = p.number, name = p.number, email = NULL,
    name_before = CASE WHEN hr_change.joins THEN NULL ELSE p.number END, email_before = NULL, differences = NULL
FROM person AS p
WHERE p.id = $1 AND hr_change.person_id = p.id;

DELETE FROM hr_person
WHERE person_id = $1;

DELETE FROM credential
WHERE person_id = $1;

DELETE FROM activation
WHERE person_id = $1;

DELETE FROM session
WHERE person_id = $1;

DELETE FROM reading_position
WHERE person_id = $1;

-- Words that were written about them. What they did, and when, stays.
UPDATE request_decision
SET reason = ''
WHERE request_id IN (SELECT r.id FROM request AS r WHERE r.person_id = $1);

UPDATE request
SET reason = '', evidence = ''
WHERE person_id = $1;

UPDATE exemption
SET reason = '', evidence = ''
WHERE person_id = $1 AND audience_id IS NULL;

UPDATE extension
SET reason = '', revoked_reason = ''
WHERE person_id = $1;

UPDATE attempt_grant
SET reason = ''
WHERE person_id = $1
