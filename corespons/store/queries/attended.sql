-- One row: a valid attendance and the activity it points at: its own source's, else the one other source's that has the ID.
WITH activity AS (
    SELECT source, activity_id, status, format, municipality, starts_on, lead_actor
    FROM valid_activity($at, $n, $existed)
),
single AS (
    SELECT activity_id, any_value(source) AS source FROM activity GROUP BY activity_id HAVING count(*) = 1
),
pointed AS (
    SELECT company_key, gender, attendance.activity_id,
           CASE WHEN own.source IS NOT NULL THEN own.source ELSE single.source END AS activity_source
    FROM valid_attendance($at, $n, $existed) attendance
    LEFT JOIN activity own ON own.source = attendance.source AND own.activity_id = attendance.activity_id
    LEFT JOIN single ON single.activity_id = attendance.activity_id
    WHERE attended IS DISTINCT FROM FALSE
)
SELECT company_key, gender, format, municipality, starts_on, lead_actor
FROM pointed
JOIN activity ON activity.source = activity_source AND activity.activity_id = pointed.activity_id
WHERE status = 'genomförd'
