-- How many heads of function $4, rank $5 and employment $6 (empty for all) stand how at which site, and on which day was
-- it completed? Follows standing.sql. Slow and plain: what the fast numbers are held against.
SELECT
    r.site,
    r.entity,
    r.country,
    r.region,
    r.domestic,
    h.standing,
    h.completed_on,
    h.heads
FROM (
    SELECT
        site_id,
        standing,
        CASE WHEN standing = 'completed' THEN completed_on END AS completed_on,
        CAST(count(*) AS BIGINT) AS heads
    FROM standing
    WHERE ($4 = '' OR job_function = $4) AND ($5 = '' OR rank = $5) AND ($6 = '' OR employment_type = $6)
    GROUP BY 1, 2, 3
) AS h
JOIN reached AS r ON r.site_id = h.site_id
