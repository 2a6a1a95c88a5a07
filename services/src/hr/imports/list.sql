-- Which files came, newest first: $1 is a pattern for the names of source and file, $2 whether all are meant or only $5,
-- $3 and $4 are how many and after how many, $6 is where they are on their road, empty for anywhere. Their ids sort by
-- time. A plan that a command has not finished is left out.
SELECT
    f.id,
    f.source,
    f.file_name,
    f.at,
    p.name AS by_name,
    f.state,
    f.seen_at,
    f.effects,
    f.planned_at,
    f.applied_at,
    f.undone_at,
    f.ended_at,
    f.replaced_by,
    CAST(count(*) OVER () AS BIGINT) AS matches
FROM (
    SELECT
        i.id,
        i.source,
        i.file_name,
        coalesce(u.sent_at, i.planned_at) AS at,
        coalesce(u.sent_by, i.planned_by) AS sent_by,
        coalesce(u.state, 'planned') AS state,
        u.seen_at,
        i.effects,
        i.planned_at,
        i.applied_at,
        i.undone_at,
        coalesce(i.ended_at, u.ended_at) AS ended_at,
        coalesce(i.replaced_by, u.replaced_by) AS replaced_by
    FROM hr_import AS i
    LEFT JOIN hr_upload AS u ON u.id = i.id
    WHERE i.planned_at IS NOT NULL OR u.id IS NOT NULL
    UNION ALL
    SELECT
        u.id,
        u.source,
        u.file_name,
        u.sent_at AS at,
        u.sent_by,
        u.state,
        u.seen_at,
        NULL AS effects,
        NULL AS planned_at,
        NULL AS applied_at,
        NULL AS undone_at,
        u.ended_at,
        u.replaced_by
    FROM hr_upload AS u
    WHERE u.state <> 'receiving' AND NOT EXISTS (SELECT 1 FROM hr_import AS i WHERE i.id = u.id)
) AS f
LEFT JOIN person AS p ON p.id = f.sent_by
WHERE (lower(f.source) LIKE $1 ESCAPE '!' OR lower(f.file_name) LIKE $1 ESCAPE '!')
    AND ($2 OR f.id = $5)
    AND ($6 = '' OR $6 = CASE
        WHEN f.undone_at IS NOT NULL THEN 'undone'
        WHEN f.applied_at IS NOT NULL THEN 'applied'
        WHEN f.ended_at IS NOT NULL OR f.state = 'given-up' THEN 'ended'
        WHEN f.state IN ('waiting', 'reading') THEN 'reading'
        WHEN f.state NOT IN ('planned', 'applying') THEN f.state
        -- Of the time when nothing was left of a plan that was given up.
        WHEN f.planned_at IS NULL THEN 'ended'
        ELSE 'planned'
    END)
ORDER BY f.id DESC
LIMIT $3 OFFSET $4
