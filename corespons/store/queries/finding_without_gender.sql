-- One row: a person who attended and whose gender is not told. `said`: the activity.
SELECT 'attendance' AS table_name, row_key, source, company_key, CAST(NULL AS DATE) AS day, activity_id AS said
FROM valid_attendance($at, $n, $existed)
WHERE gender IS NULL AND attended IS DISTINCT FROM FALSE
ORDER BY source, activity_id, row_key
