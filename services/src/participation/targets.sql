-- How did the targets of edition $1 change before $2, as far as countries $3 (',DE,FR,' or '*') are concerned?
SELECT
    t.node,
    t.basis_points,
    t.reason,
    p.name,
    t.set_at
FROM target AS t
LEFT JOIN person AS p ON p.id = t.set_by
WHERE t.edition_id = $1 AND t.set_at < $2
    AND (
        $3 = '*'
        OR t.node IN ('group', 'domestic', 'overseas')
        OR t.node LIKE 'region:%'
        OR (t.node LIKE 'country:%' AND $3 LIKE '%,' || substr(t.node, 9) || ',%')
        OR EXISTS (
            SELECT 1 FROM entity AS n WHERE t.node = 'entity:' || n.code AND $3 LIKE '%,' || n.country || ',%'
        )
        OR EXISTS (
            SELECT 1 FROM site AS s WHERE t.node = 'site:' || s.code AND $3 LIKE '%,' || s.country || ',%'
        )
    )
ORDER BY t.set_at, t.id
