-- What makes import $1 history. Each statement touches the people who change, and nobody else.

-- Addresses are given up before they are given, because two people may swap theirs.
UPDATE person
SET email = NULL
FROM hr_change AS c
WHERE c.import_id = $1 AND NOT c.joins AND c.person_id = person.id
    AND coalesce(c.email, '') <> coalesce(person.email, '');

UPDATE person
SET
    name = c.name,
    email = c.email,
    -- Who chose a language since the plan was made keeps it.
    locale = CASE WHEN person.locale_chosen THEN person.locale ELSE c.locale END,
    joined_on = c.joined_on,
    left_on = c.left_on
FROM hr_change AS c
WHERE c.import_id = $1 AND NOT c.joins AND c.person_id = person.id
    -- Whoever only moves, or is only named for the first time, stays as they are: each row that is touched costs those
    -- who count.
    AND (
        person.name <> c.name
        OR coalesce(person.email, '') <> coalesce(c.email, '')
        OR (NOT person.locale_chosen AND person.locale <> c.locale)
        OR person.joined_on <> c.joined_on
        OR (person.left_on IS NULL) <> (c.left_on IS NULL)
        OR person.left_on <> c.left_on
    );

-- New people, when the addresses they may get are free.
INSERT INTO person (id, number, email, name, locale, joined_on, left_on)
SELECT c.person_id, c.number, c.email, c.name, c.locale, c.joined_on, c.left_on
FROM hr_change AS c
WHERE c.import_id = $1 AND c.joins;

-- Places that end, with the end they had.
INSERT INTO hr_closed (import_id, placement_id, valid_to_before)
SELECT c.import_id, pl.id, pl.valid_to
FROM hr_change AS c
JOIN placement AS pl ON pl.person_id = c.person_id
WHERE c.import_id = $1 AND c.placed_from IS NOT NULL AND (pl.valid_to IS NULL OR pl.valid_to > c.placed_from);

UPDATE placement
SET valid_to = CASE WHEN placement.valid_from > c.placed_from THEN placement.valid_from ELSE c.placed_from END
FROM hr_closed AS h
JOIN hr_change AS c ON c.import_id = h.import_id
WHERE h.import_id = $1 AND h.placement_id = placement.id AND c.person_id = placement.person_id;

-- Places that begin.
INSERT INTO placement (
    id, person_id, site_id, main, valid_from, department, job_function, rank, employment_type, manager_id
)
SELECT
    s.id,
    s.person_id,
    s.site_id,
    s.main,
    c.placed_from,
    s.department,
    s.job_function,
    s.rank,
    s.employment_type,
    s.manager_id
FROM hr_change AS c
JOIN hr_placement AS s ON s.import_id = c.import_id AND s.person_id = c.person_id
WHERE c.import_id = $1;

-- Absences.
UPDATE leave_interval
SET back_on = h.back_on
FROM hr_leave AS h
WHERE h.import_id = $1 AND NOT h.starts AND h.leave_id = leave_interval.id;

INSERT INTO leave_interval (id, person_id, from_on, back_on)
SELECT h.leave_id, h.person_id, h.from_on, h.back_on
FROM hr_leave AS h
WHERE h.import_id = $1 AND h.starts;

-- From now on the source speaks for them.
INSERT INTO hr_person (person_id, source)
SELECT c.person_id, i.source
FROM hr_change AS c
JOIN hr_import AS i ON i.id = c.import_id
WHERE c.import_id = $1
ON CONFLICT (person_id) DO UPDATE SET source = excluded.source
