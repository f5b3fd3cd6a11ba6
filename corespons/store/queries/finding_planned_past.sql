-- One row: an activity that is still called planned though its last day has passed. `said`: its title.
SELECT 'activity' AS table_name, row_key, source, CAST(NULL AS VARCHAR) AS company_key,
       coalesce(ends_on, starts_on) AS day, title AS said
FROM valid_activity($at, $n, $existed)
WHERE status = 'planerad' AND coalesce(ends_on, starts_on) < CAST($at AS DATE)
ORDER BY day, row_key
