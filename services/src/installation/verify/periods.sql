-- Placements, leaves, exemptions, employments and editions that end before they begin.
SELECT id
FROM (
    SELECT id FROM placement WHERE valid_to < valid_from
    UNION ALL
    SELECT id FROM leave_interval WHERE back_on < from_on
    UNION ALL
    SELECT id FROM exemption WHERE until_on < from_on AND revoked_at IS NULL
    UNION ALL
    SELECT id FROM person WHERE left_on < joined_on
    UNION ALL
    SELECT id FROM edition WHERE due_on < opens_on OR grace_until < due_on OR closes_on < grace_until
) AS turned
LIMIT 1000
