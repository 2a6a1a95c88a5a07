-- Which contents of this edition were completed until the end of a day, and how often?
SELECT
    v.number,
    v.content_hash,
    v.imported_at,
    CAST(count(*) AS BIGINT) AS completions
FROM edition_version AS v
JOIN completion AS k ON k.version_id = v.id AND k.completed_on <= $2
WHERE v.edition_id = $1
GROUP BY v.number, v.content_hash, v.imported_at
ORDER BY v.number
