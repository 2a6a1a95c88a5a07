-- How many heads stand how at which site, and on which day was it completed? Follows standing.sql.
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
    GROUP BY 1, 2, 3
) AS h
JOIN reached AS r ON r.site_id = h.site_id
