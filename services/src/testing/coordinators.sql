-- Whom can somebody who works in country $1 ask on day $2? Its coordinators; where it has none, the administrators.
SELECT DISTINCT
    p.name,
    p.email
FROM role_grant AS g
JOIN person AS p ON p.id = g.person_id
WHERE g.revoked_at IS NULL
    AND (p.left_on IS NULL OR p.left_on > $2)
    AND (
        (g.role = 'country-coordinator' AND g.scope = $1)
        OR (
            g.role = 'group-administrator'
            AND NOT EXISTS (
                SELECT 1
                FROM role_grant AS own
                JOIN person AS holder ON holder.id = own.person_id
                WHERE own.role = 'country-coordinator' AND own.scope = $1 AND own.revoked_at IS NULL
                    AND (holder.left_on IS NULL OR holder.left_on > $2)
            )
        )
    )
ORDER BY p.name, p.email
