-- Exemptions and extensions that were given on a request of somebody else, or on one that was not granted.
SELECT g.id
FROM (
    SELECT id, person_id, edition_id, request_id FROM exemption WHERE request_id IS NOT NULL
    UNION ALL
    SELECT id, person_id, edition_id, request_id FROM extension WHERE request_id IS NOT NULL
) AS g
JOIN request AS r ON r.id = g.request_id
LEFT JOIN request_decision AS d ON d.request_id = g.request_id AND d.outcome = 'granted'
WHERE d.request_id IS NULL OR r.person_id <> g.person_id OR r.edition_id <> g.edition_id
LIMIT 1000
