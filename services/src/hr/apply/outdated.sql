-- How many of the people whom import $1 changes are not as they were when it was planned?
SELECT CAST(count(*) AS BIGINT) AS count
FROM hr_change AS c
LEFT JOIN person AS p ON p.id = c.person_id
WHERE c.import_id = $1 AND NOT c.joins
    AND (
        p.id IS NULL
        OR p.name <> c.name_before
        OR coalesce(p.email, '') <> coalesce(c.email_before, '')
        -- Who chose a language meanwhile keeps it, whatever the plan says.
        OR (NOT p.locale_chosen AND p.locale <> c.locale_before)
        OR p.joined_on <> c.joined_before
        OR (p.left_on IS NULL) <> (c.left_before IS NULL)
        OR p.left_on <> c.left_before
    )
