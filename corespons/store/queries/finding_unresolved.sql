-- One row: an attendance or survey whose reference does not resolve. `said`: the activity or service it names.
-- A reference looks in its own source, else takes the one other source that has the ID.
WITH activity AS (SELECT source, activity_id AS id FROM valid_activity($at, $n, $existed)),
service AS (SELECT source, service_id AS id FROM valid_service($at, $n, $existed)),
found AS (
    SELECT 'attendance' AS table_name, source, id FROM activity
    UNION ALL SELECT 'survey', source, id FROM service
),
single AS (SELECT table_name, id FROM found GROUP BY ALL HAVING count(*) = 1),
pointing AS (
    SELECT 'attendance' AS table_name, row_key, source, company_key, CAST(NULL AS DATE) AS day, activity_id AS said
    FROM valid_attendance($at, $n, $existed)
    UNION ALL
    SELECT 'survey', row_key, source, company_key, sent_on, service_id
    FROM valid_survey($at, $n, $existed) WHERE service_id IS NOT NULL
)
SELECT table_name, row_key, source, company_key, day, said
FROM pointing
WHERE NOT EXISTS (FROM found WHERE found.table_name = pointing.table_name AND found.source = pointing.source AND id = said)
  AND NOT EXISTS (FROM single WHERE single.table_name = pointing.table_name AND id = said)
ORDER BY table_name, source, said, row_key
