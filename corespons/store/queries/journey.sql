-- One row: something that happened between a company and the actors. `kind`: enquiry, activity, service, referral, survey
-- or export. `day`: when; `second`: when it was answered, ended or picked up; `hours`: from enquiry to answer;
-- `what`, `other` and `state`: its words; `persons`: how many came. Attendances of one activity are one row.
WITH activity AS (
    SELECT source, activity_id, row_key, title, kind, starts_on, lead_actor, status
    FROM valid_activity($at, $n, $existed)
),
single AS (SELECT activity_id, any_value(source) AS source FROM activity GROUP BY activity_id HAVING count(*) = 1),
came AS (
    SELECT company_key, attendance.activity_id, coalesce(own.source, single.source) AS source, count(*) AS persons
    FROM valid_attendance($at, $n, $existed) attendance
    LEFT JOIN activity own ON own.source = attendance.source AND own.activity_id = attendance.activity_id
    LEFT JOIN single ON single.activity_id = attendance.activity_id
    WHERE attended IS DISTINCT FROM FALSE
    GROUP BY ALL
),
happened AS (
    SELECT 'activity' AS kind, company_key, starts_on AS day, CAST(NULL AS DATE) AS second, CAST(NULL AS DOUBLE) AS hours,
           lead_actor AS actor, title AS what, activity.kind AS other, status AS state, persons, activity.row_key
    FROM came JOIN activity USING (source, activity_id)
    UNION ALL
    SELECT 'enquiry', company_key, CAST(received_at AS DATE), CAST(answered_at AS DATE),
           (epoch_us(answered_at) - epoch_us(received_at)) / 3.6e9, actor, channel, NULL, NULL, NULL, row_key
    FROM valid_enquiry($at, $n, $existed)
    UNION ALL
    SELECT 'referral', company_key, referred_on, received_on, NULL, from_actor, NULL, to_actor, outcome, NULL, row_key
    FROM valid_referral($at, $n, $existed)
    UNION ALL
    SELECT 'service', company_key, starts_on, ends_on, CAST(hours AS DOUBLE), actor, kind, NULL, status, NULL, row_key
    FROM valid_service($at, $n, $existed)
    UNION ALL
    SELECT 'survey', company_key, sent_on, answered_on, NULL, NULL, kind, export_increased, status, NULL, row_key
    FROM valid_survey($at, $n, $existed)
    UNION ALL
    SELECT 'export', company_key, make_date(year, 12, 31), NULL, CAST(amount AS DOUBLE), NULL, origin,
           CAST(year AS VARCHAR), NULL, NULL, row_key
    FROM valid_export_value($at, $n, $existed)
)
SELECT company, happened.* EXCLUDE (company_key)
FROM happened JOIN company_key USING (company_key)
ORDER BY company, day, kind, row_key
