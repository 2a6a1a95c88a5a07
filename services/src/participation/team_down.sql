-- Everybody that team_tree.sql finds, once: who is in a loop is met more than once.
, members AS (
    SELECT team.person_id, min(team.depth) AS depth FROM team GROUP BY team.person_id
),
