-- One row: an attendance, and of the activity it points at what is needed; NULL where the reference does not resolve.
-- A reference looks in its own source, else takes the one other source that has the ID.
WITH activity AS (
    SELECT source, activity_id, status, format, municipality, starts_on, lead_actor
    FROM valid_activity($at, $n, $existed)
),
single AS (
    SELECT activity_id, any_value(source) AS source FROM activity GROUP BY activity_id HAVING count(*) = 1
),
looked_up AS (
    SELECT company_key, attendance.source, gender, attended, attendance.activity_id,
           coalesce(own.source, single.source) AS activity_source
    FROM valid_attendance($at, $n, $existed) attendance
    LEFT JOIN activity own ON own.source = attendance.source AND own.activity_id = attendance.activity_id
    LEFT JOIN single ON single.activity_id = attendance.activity_id
)
SELECT company_key, looked_up.source, gender, activity.activity_id IS NOT NULL AS is_resolved,
       attended IS DISTINCT FROM FALSE AND status IS NOT DISTINCT FROM 'genomförd' AS is_valid,
       format, municipality, starts_on, lead_actor
FROM looked_up
LEFT JOIN activity ON activity.source = activity_source AND activity.activity_id = looked_up.activity_id
