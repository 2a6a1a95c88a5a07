-- Which absences are not over on day $1? The nearest of each person comes last.
SELECT
    p.number,
    l.id,
    l.from_on,
    l.back_on
FROM leave_interval AS l
JOIN person AS p ON p.id = l.person_id
WHERE l.back_on IS NULL OR (l.back_on > $1 AND l.back_on > l.from_on)
ORDER BY l.from_on DESC
