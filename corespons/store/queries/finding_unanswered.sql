-- One row: an enquiry that had waited more than 24 hours for its answer when the day of knowledge ended. `said`: its actor.
SELECT 'enquiry' AS table_name, row_key, source, company_key, CAST(received_at AS DATE) AS day, actor AS said
FROM valid_enquiry($at, $n, $existed)
WHERE answered_at IS NULL AND received_at < CAST($at AS DATE)
ORDER BY received_at, row_key
