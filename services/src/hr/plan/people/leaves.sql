-- Which absences are known, the earliest first, and of those that begin on one day the one that was told of first? One
-- that was taken back is left without a day and is none.
SELECT
    p.number,
    l.id,
    l.from_on,
    l.back_on
FROM leave_interval AS l
JOIN person AS p ON p.id = l.person_id
WHERE l.back_on IS NULL OR l.back_on > l.from_on
ORDER BY l.from_on, l.id
