-- People whom an import changes, with what is shown of them. Which of them, and in which order, follows.
SELECT
    c.person_id,
    c.number,
    c.name,
    c.joins,
    c.kinds,
    c.differences,
    c.joined_on,
    (p.id IS NOT NULL) AS is_known
FROM hr_change AS c
LEFT JOIN person AS p ON p.id = c.person_id
