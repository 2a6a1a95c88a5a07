-- How many heads of function $4, rank $5 and employment $6 (NULL for all) stand how at which site, of which function, rank
-- or type of employment ($7: 'function', 'rank' or 'employment'; not told apart by 'place'), and on which day was it completed?
-- Follows standing.sql. Slow and plain: what the fast numbers are held against.
SELECT
    r.site,
    r.entity,
    r.country,
    r.region,
    r.domestic,
    h.kind,
    h.standing,
    h.completed_on,
    h.heads
FROM (
    SELECT
        site_id,
        CASE $7
            WHEN 'function' THEN job_function
            WHEN 'rank' THEN rank
            WHEN 'employment' THEN employment_type
            ELSE ''
        END AS kind,
        standing,
        CASE WHEN standing = 'completed' THEN completed_on END AS completed_on,
        CAST(count(*) AS BIGINT) AS heads
    FROM standing
    WHERE ($4 IS NULL OR job_function = $4) AND ($5 IS NULL OR rank = $5) AND ($6 IS NULL OR employment_type = $6)
    GROUP BY 1, 2, 3, 4
) AS h
JOIN reached AS r ON r.site_id = h.site_id
