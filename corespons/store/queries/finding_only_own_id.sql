-- One row: a fact row whose company is known only by the deliverer's own Företags-ID. `said`: the ID.
WITH pointing AS (
    SELECT 'attendance' AS table_name, row_key, source, company_key, CAST(NULL AS DATE) AS day
    FROM valid_attendance($at, $n, $existed)
    UNION ALL SELECT 'service', row_key, source, company_key, starts_on FROM valid_service($at, $n, $existed)
    UNION ALL SELECT 'enquiry', row_key, source, company_key, CAST(received_at AS DATE)
    FROM valid_enquiry($at, $n, $existed)
    UNION ALL SELECT 'referral', row_key, source, company_key, referred_on FROM valid_referral($at, $n, $existed)
    UNION ALL SELECT 'survey', row_key, source, company_key, sent_on FROM valid_survey($at, $n, $existed)
    UNION ALL SELECT 'export_value', row_key, source, company_key, NULL FROM valid_export_value($at, $n, $existed)
    UNION ALL SELECT 'state_aid', row_key, source, company_key, granted_on FROM valid_state_aid($at, $n, $existed)
)
SELECT table_name, row_key, source, company_key, day, split_part(key, ':', 3) AS said
FROM pointing JOIN company_key USING (company_key)
WHERE starts_with(key, 'ID:')
ORDER BY source, key, table_name, row_key
