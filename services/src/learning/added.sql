-- What did this person complete, with which content, and which lessons had been read until then? One row per edition.
SELECT
    k.edition_id,
    k.completed_on,
    k.version_id,
    k.attempt_id,
    -- Names of lessons hold no spaces.
    (
        SELECT string_agg(l.lesson, ' ')
        FROM lesson_read AS l
        WHERE l.person_id = k.person_id AND l.edition_id = k.edition_id AND l.read_at <= k.completed_at
    ) AS read
FROM completion AS k
WHERE k.person_id = $1
