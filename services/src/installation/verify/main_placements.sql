-- Main places of work that begin before the same person's earlier one has ended.
SELECT later.id
FROM placement AS earlier
JOIN placement AS later ON later.person_id = earlier.person_id AND later.main AND later.id <> earlier.id
WHERE earlier.main
    AND (later.valid_from > earlier.valid_from OR (later.valid_from = earlier.valid_from AND later.id > earlier.id))
    AND (earlier.valid_to IS NULL OR later.valid_from < earlier.valid_to)
    -- One that ended on the day it began was never in force.
    AND (earlier.valid_to IS NULL OR earlier.valid_to > earlier.valid_from)
    AND (later.valid_to IS NULL OR later.valid_to > later.valid_from)
LIMIT 1000
