-- Where does everybody who owes edition $1 stand at the end of day $2, at sites in countries $3 (',DE,FR,' or '*')?
-- The same order as kunren_domain::obligation::Facts::standing. A revoked exemption ends the day before it was revoked,
-- and still holds for the days it covered. Names of places are joined late, to few rows where the heads are counted;
-- MATERIALIZED keeps SQLite from working each standing out twice.
WITH reached AS (
    SELECT
        s.id AS site_id,
        s.code AS site,
        s.name AS site_name,
        n.code AS entity,
        n.name AS entity_name,
        s.country,
        c.region,
        c.domestic
    FROM site AS s
    JOIN entity AS n ON n.id = s.entity_id
    JOIN country AS c ON c.code = s.country
    WHERE $3 = '*' OR $3 LIKE '%,' || s.country || ',%'
),
standing AS MATERIALIZED (
    SELECT
        o.person_id,
        o.edition_id,
        pl.site_id,
        pl.department,
        pl.job_function,
        pl.rank,
        pl.employment_type,
        p.number,
        p.name,
        CASE WHEN k.completed_on <= $2 THEN k.completed_on END AS completed_on,
        CASE
            WHEN p.left_on <= $2 THEN 'left'
            WHEN EXISTS (
                SELECT 1
                FROM exemption AS x
                WHERE x.person_id = o.person_id AND x.edition_id = o.edition_id
                    AND x.from_on <= $2 AND (x.until_on IS NULL OR x.until_on >= $2)
            ) THEN 'exempt'
            WHEN k.completed_on <= $2 THEN 'completed'
            WHEN EXISTS (
                SELECT 1
                FROM leave_interval AS l
                WHERE l.person_id = o.person_id AND l.from_on <= $2 AND (l.back_on IS NULL OR l.back_on > $2)
            ) THEN 'on-leave'
            WHEN EXISTS (
                SELECT 1
                FROM lesson_read AS r
                WHERE r.person_id = o.person_id AND r.edition_id = o.edition_id AND r.read_on <= $2
            ) THEN 'in-progress'
            ELSE 'assigned'
        END AS standing
    FROM obligation AS o
    JOIN person AS p ON p.id = o.person_id
    JOIN placement AS pl
        ON pl.person_id = p.id AND pl.main AND pl.valid_from <= $2 AND (pl.valid_to IS NULL OR pl.valid_to > $2)
    LEFT JOIN completion AS k ON k.person_id = o.person_id AND k.edition_id = o.edition_id
    WHERE o.edition_id = $1 AND o.assigned_on <= $2 AND pl.site_id IN (SELECT site_id FROM reached)
)
