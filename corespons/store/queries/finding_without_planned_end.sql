-- One row: a service that is not broken off and has no planned end. `said`: its actor.
SELECT 'service' AS table_name, row_key, source, company_key, starts_on AS day, actor AS said
FROM valid_service($at, $n, $existed)
WHERE planned_end IS NULL AND status <> 'avbruten'
ORDER BY source, starts_on, row_key
