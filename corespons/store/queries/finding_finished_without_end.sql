-- One row: a service that is finished but has no end date. `said`: its actor.
SELECT 'service' AS table_name, row_key, source, company_key, starts_on AS day, actor AS said
FROM valid_service($at, $n, $existed)
WHERE status = 'avslutad' AND ends_on IS NULL
ORDER BY source, starts_on, row_key
