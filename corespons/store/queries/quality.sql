-- One row: how many rows of a table and source point at a company, and how many of them soundly: the company identified
-- and placed, every reference resolved.
WITH service AS (
    SELECT source, service_id, count(*) OVER (PARTITION BY service_id) = 1 AS is_single
    FROM valid_service($at, $n, $existed)
    WHERE service_id IS NOT NULL
),
pointing AS (
    SELECT 'survey' AS table_name, survey.source, company_key,
           survey.service_id IS NULL OR own.service_id IS NOT NULL OR single.service_id IS NOT NULL AS is_resolved
    FROM valid_survey($at, $n, $existed) survey
    LEFT JOIN (FROM service WHERE is_single) single ON single.service_id = survey.service_id
    LEFT JOIN (FROM service WHERE NOT is_single) own
        ON own.source = survey.source AND own.service_id = survey.service_id
    UNION ALL SELECT 'service', source, company_key, TRUE FROM valid_service($at, $n, $existed)
    UNION ALL SELECT 'enquiry', source, company_key, TRUE FROM valid_enquiry($at, $n, $existed)
    UNION ALL SELECT 'referral', source, company_key, TRUE FROM valid_referral($at, $n, $existed)
    UNION ALL SELECT 'export_value', source, company_key, TRUE FROM valid_export_value($at, $n, $existed)
    UNION ALL SELECT 'state_aid', source, company_key, TRUE FROM valid_state_aid($at, $n, $existed)
)
SELECT 'attendance' AS table_name, source_number.source, count(*) AS rows, count(activity) FILTER (is_sound) AS sound
FROM pointed JOIN source_number ON source_number.number = pointed.source
GROUP BY ALL
UNION ALL
SELECT table_name, source, count(*), count(*) FILTER (is_resolved AND is_identified AND is_placed)
FROM pointing JOIN company_key USING (company_key)
GROUP BY ALL
ORDER BY ALL
