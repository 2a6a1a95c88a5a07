-- Signed results, with the names of those who closed.
SELECT
    r.id,
    r.edition_id,
    r.number,
    r.cut_off,
    r.statement,
    r.hash,
    r.signature,
    r.public_key,
    p.name,
    r.signed_at
FROM edition_result AS r
LEFT JOIN person AS p ON p.id = r.signed_by
