-- One row: a table and source: how many rows hold, the last day anything happened, when a row was last recorded (UTC), and
-- the median number of days from what happened to its first record (in Swedish winter time: an hour does not matter).
WITH fact AS (
    SELECT 'company' AS table_name, source, first_recorded_at, made_at, CAST(NULL AS DATE) AS day
    FROM valid_company($at, $n, $existed)
    UNION ALL SELECT 'activity', source, first_recorded_at, made_at, coalesce(ends_on, starts_on)
    FROM valid_activity($at, $n, $existed) WHERE status = 'genomförd'
    UNION ALL SELECT 'attendance', source, first_recorded_at, made_at, NULL FROM valid_attendance($at, $n, $existed)
    UNION ALL SELECT 'service', source, first_recorded_at, made_at, starts_on FROM valid_service($at, $n, $existed)
    UNION ALL SELECT 'enquiry', source, first_recorded_at, made_at, CAST(received_at AS DATE)
    FROM valid_enquiry($at, $n, $existed)
    UNION ALL SELECT 'referral', source, first_recorded_at, made_at, referred_on FROM valid_referral($at, $n, $existed)
    UNION ALL SELECT 'survey', source, first_recorded_at, made_at, sent_on FROM valid_survey($at, $n, $existed)
    UNION ALL SELECT 'export_value', source, first_recorded_at, made_at, NULL FROM valid_export_value($at, $n, $existed)
    UNION ALL SELECT 'state_aid', source, first_recorded_at, made_at, granted_on FROM valid_state_aid($at, $n, $existed)
    UNION ALL SELECT 'cost', source, first_recorded_at, made_at, booked_on FROM valid_cost($at, $n, $existed)
)
SELECT table_name, source, count(*) AS rows, max(day) FILTER (day <= CAST($at AS DATE)) AS last_day,
       max(made_at) AS last_recorded,
       median(date_diff('day', day, recorded_on)) FILTER (day <= recorded_on) AS delay
FROM (SELECT *, CAST(first_recorded_at + INTERVAL 1 HOUR AS DATE) AS recorded_on FROM fact)
GROUP BY ALL
ORDER BY ALL
