-- What takes import $1 back on day $2, but for the placements that are opened again. The rows of the import stay.

-- What it opened ends, but for the last place of those who were new: they are kept as people who have left.
UPDATE placement
SET valid_to = CASE WHEN placement.valid_from > $2 THEN placement.valid_from ELSE $2 END
FROM hr_placement AS s
JOIN hr_change AS c ON c.import_id = s.import_id AND c.person_id = s.person_id
WHERE s.import_id = $1 AND NOT c.joins AND s.id = placement.id AND (placement.valid_to IS NULL OR placement.valid_to > $2);

-- Addresses are given up before they are given back.
UPDATE person
SET email = NULL
FROM hr_change AS c
WHERE c.import_id = $1 AND c.person_id = person.id AND coalesce(c.email_before, '') <> coalesce(person.email, '');

UPDATE person
SET
    name = c.name_before,
    email = c.email_before,
    locale = CASE WHEN person.locale_chosen THEN person.locale ELSE c.locale_before END,
    joined_on = c.joined_before,
    left_on = c.left_before
FROM hr_change AS c
WHERE c.import_id = $1 AND c.person_id = person.id AND NOT c.joins;

UPDATE person
SET left_on = CASE WHEN person.joined_on > $2 THEN person.joined_on ELSE $2 END
FROM hr_change AS c
WHERE c.import_id = $1 AND c.person_id = person.id AND c.joins AND (person.left_on IS NULL OR person.left_on > $2);

-- Absences: one that was new is left without a day.
UPDATE leave_interval
SET back_on = CASE WHEN h.starts THEN h.from_on ELSE h.back_before END
FROM hr_leave AS h
WHERE h.import_id = $1 AND h.leave_id = leave_interval.id;

DELETE FROM hr_person
WHERE person_id IN (SELECT c.person_id FROM hr_change AS c WHERE c.import_id = $1 AND c.source_before IS NULL);

UPDATE hr_person
SET source = c.source_before
FROM hr_change AS c
WHERE c.import_id = $1 AND c.person_id = hr_person.person_id AND c.source_before IS NOT NULL
