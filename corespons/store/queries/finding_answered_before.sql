-- One row: an enquiry answered before it came. `said`: when it came and when it was answered.
SELECT 'enquiry' AS table_name, row_key, source, company_key, CAST(received_at AS DATE) AS day,
       strftime(received_at, '%Y-%m-%d %H:%M') || ', svar ' || strftime(answered_at, '%Y-%m-%d %H:%M') AS said
FROM valid_enquiry($at, $n, $existed)
WHERE answered_at < received_at
ORDER BY source, received_at, row_key
