-- Who is employed on day $1 and does not yet owe an edition that is open then?
SELECT
    p.id AS person_id,
    e.id AS edition_id
FROM edition AS e
CROSS JOIN person AS p
WHERE e.opens_on <= $1 AND e.closes_on >= $1 AND p.joined_on <= $1 AND (p.left_on IS NULL OR p.left_on > $1)
    AND NOT EXISTS (SELECT 1 FROM obligation AS o WHERE o.person_id = p.id AND o.edition_id = e.id)
