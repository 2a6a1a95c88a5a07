-- How many does team_tree.sql find? Nobody counts on once there are $4.
SELECT count(*) AS heads FROM (SELECT team.person_id FROM team LIMIT $4) AS met
