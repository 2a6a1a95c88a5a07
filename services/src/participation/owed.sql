-- Of person $1, one row per edition, newest first. Follows learning/obligations/columns.sql.
FROM obligation AS o
JOIN edition AS e ON e.id = o.edition_id
LEFT JOIN completion AS k ON k.person_id = o.person_id AND k.edition_id = o.edition_id
WHERE o.person_id = $1
ORDER BY e.opens_on DESC, e.code
