-- How many answers, submissions and completions do the tests of the measurement have? People of the crowd have a session
-- and had opened nothing before.
SELECT
    (
        SELECT count(*)
        FROM answer AS an
        JOIN attempt AS a ON a.id = an.attempt_id
        WHERE a.edition_id = $1 AND EXISTS (SELECT 1 FROM session AS s WHERE s.person_id = a.person_id)
    ) AS answers,
    (
        SELECT count(*)
        FROM submission AS su
        JOIN attempt AS a ON a.id = su.attempt_id
        WHERE a.edition_id = $1 AND EXISTS (SELECT 1 FROM session AS s WHERE s.person_id = a.person_id)
    ) AS submissions,
    (
        SELECT count(*)
        FROM completion AS c
        JOIN attempt AS a ON a.id = c.attempt_id
        WHERE a.edition_id = $1 AND EXISTS (SELECT 1 FROM session AS s WHERE s.person_id = a.person_id)
    ) AS completions
