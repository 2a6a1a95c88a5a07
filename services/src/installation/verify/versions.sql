-- People who were tested on, read or completed a version of another edition.
SELECT person_id AS id
FROM (
    SELECT a.person_id
    FROM attempt AS a
    JOIN edition_version AS v ON v.id = a.version_id
    WHERE v.edition_id <> a.edition_id
    UNION ALL
    SELECT c.person_id
    FROM completion AS c
    JOIN edition_version AS v ON v.id = c.version_id
    WHERE v.edition_id <> c.edition_id
    UNION ALL
    SELECT r.person_id
    FROM lesson_read AS r
    JOIN edition_version AS v ON v.id = r.version_id
    WHERE v.edition_id <> r.edition_id
) AS strays
LIMIT 1000
