-- One row: a fact row whose company has no Företag row. `said`: what the row is about.
WITH placed AS (
    SELECT DISTINCT company FROM valid_company($at, $n, $existed) JOIN company_key USING (company_key)
),
pointing AS (
    SELECT 'attendance' AS table_name, row_key, source, company_key, CAST(NULL AS DATE) AS day, activity_id AS said
    FROM valid_attendance($at, $n, $existed)
    UNION ALL SELECT 'service', row_key, source, company_key, starts_on, kind FROM valid_service($at, $n, $existed)
    UNION ALL SELECT 'enquiry', row_key, source, company_key, CAST(received_at AS DATE), actor
    FROM valid_enquiry($at, $n, $existed)
    UNION ALL SELECT 'referral', row_key, source, company_key, referred_on, from_actor || ' – ' || to_actor
    FROM valid_referral($at, $n, $existed)
    UNION ALL SELECT 'survey', row_key, source, company_key, sent_on, kind FROM valid_survey($at, $n, $existed)
    UNION ALL SELECT 'export_value', row_key, source, company_key, NULL, origin || ' ' || year
    FROM valid_export_value($at, $n, $existed)
    UNION ALL SELECT 'state_aid', row_key, source, company_key, granted_on, giver
    FROM valid_state_aid($at, $n, $existed)
)
SELECT table_name, row_key, source, company_key, day, said
FROM pointing JOIN company_key USING (company_key)
WHERE company NOT IN (FROM placed)
ORDER BY source, company_key, table_name, row_key
