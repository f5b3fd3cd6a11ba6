-- One row: an attendance, and of the activity it points at what is needed; NULL where the reference does not resolve.
-- A reference looks in its own source, else takes the one other source that has the ID.
WITH activity AS (
    SELECT source, activity_id, status = 'genomförd' AS is_held, format, municipality, starts_on, number
    FROM valid_activity($at, $n, $existed) LEFT JOIN actor_number ON actor = lead_actor
),
single AS (
    SELECT activity_id, any_value(is_held) AS is_held, any_value(format) AS format,
           any_value(municipality) AS municipality, any_value(starts_on) AS starts_on, any_value(number) AS number
    FROM activity GROUP BY activity_id HAVING count(*) = 1
),
own AS (
    SELECT company, is_company, is_identified AND is_placed AS is_sound, attendance.source, gender,
           attended IS DISTINCT FROM FALSE AS has_come, activity.activity_id IS NOT NULL AS is_own,
           is_held, format, municipality, starts_on, number,
           CASE WHEN activity.activity_id IS NULL THEN attendance.activity_id END AS elsewhere
    FROM valid_attendance($at, $n, $existed) attendance
    JOIN company_key USING (company_key)
    LEFT JOIN activity ON activity.source = attendance.source AND activity.activity_id = attendance.activity_id
)
SELECT company, is_company, is_sound, source, gender, is_own OR single.activity_id IS NOT NULL AS is_resolved,
       has_come AND coalesce(CASE WHEN is_own THEN own.is_held ELSE single.is_held END, FALSE) AS is_valid,
       CASE WHEN is_own THEN own.format ELSE single.format END AS format,
       CASE WHEN is_own THEN own.municipality ELSE single.municipality END AS municipality,
       CASE WHEN is_own THEN own.starts_on ELSE single.starts_on END AS starts_on,
       CASE WHEN is_own THEN own.number ELSE single.number END AS number
FROM own LEFT JOIN single ON single.activity_id = elsewhere
