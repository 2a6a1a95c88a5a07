-- Requests that neither wait nor were decided, or both.
SELECT r.id
FROM request AS r
LEFT JOIN request_waiting AS w ON w.request_id = r.id
LEFT JOIN request_decision AS d ON d.request_id = r.id
WHERE (w.request_id IS NULL AND d.request_id IS NULL) OR (w.request_id IS NOT NULL AND d.request_id IS NOT NULL)
LIMIT 1000
