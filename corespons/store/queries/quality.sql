-- One row: how many rows of a table and source point soundly at a company, and how many there are.
WITH placed AS (
    SELECT DISTINCT company FROM valid_company($at, $n, $existed) JOIN company_key USING (company_key)
),
activity AS (SELECT source, activity_id FROM valid_activity($at, $n, $existed)),
service AS (SELECT source, service_id FROM valid_service($at, $n, $existed)),
pointing AS (
    SELECT 'attendance' AS table_name, source, company_key,
           (source, activity_id) IN (SELECT (source, activity_id) FROM activity)
           OR activity_id IN (SELECT activity_id FROM activity GROUP BY activity_id HAVING count(*) = 1) AS is_resolved
    FROM valid_attendance($at, $n, $existed)
    UNION ALL
    SELECT 'survey', source, company_key,
           service_id IS NULL
           OR (source, service_id) IN (SELECT (source, service_id) FROM service)
           OR service_id IN (SELECT service_id FROM service GROUP BY service_id HAVING count(*) = 1)
    FROM valid_survey($at, $n, $existed)
    UNION ALL SELECT 'service', source, company_key, TRUE FROM valid_service($at, $n, $existed)
    UNION ALL SELECT 'enquiry', source, company_key, TRUE FROM valid_enquiry($at, $n, $existed)
    UNION ALL SELECT 'referral', source, company_key, TRUE FROM valid_referral($at, $n, $existed)
    UNION ALL SELECT 'export_value', source, company_key, TRUE FROM valid_export_value($at, $n, $existed)
    UNION ALL SELECT 'state_aid', source, company_key, TRUE FROM valid_state_aid($at, $n, $existed)
)
SELECT table_name, source, key, company IN (FROM placed) AS is_placed, is_resolved, count(*) AS rows
FROM pointing JOIN company_key USING (company_key)
GROUP BY ALL
ORDER BY ALL
