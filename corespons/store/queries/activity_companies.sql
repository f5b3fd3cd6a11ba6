-- One row: a company at an activity: how many of its persons attended.
-- A reference looks in its own source, else takes the one other source that has the ID.
WITH activity AS (SELECT source, activity_id, row_key FROM valid_activity($at, $n, $existed)),
single AS (SELECT activity_id, any_value(row_key) AS row_key FROM activity GROUP BY activity_id HAVING count(*) = 1)
SELECT coalesce(own.row_key, single.row_key) AS row_key, company, is_company, count(*) AS persons
FROM valid_attendance($at, $n, $existed) attendance
JOIN company_key USING (company_key)
LEFT JOIN activity own ON own.source = attendance.source AND own.activity_id = attendance.activity_id
LEFT JOIN single ON single.activity_id = attendance.activity_id
WHERE attended IS DISTINCT FROM FALSE AND coalesce(own.row_key, single.row_key) IS NOT NULL
GROUP BY ALL
ORDER BY ALL
