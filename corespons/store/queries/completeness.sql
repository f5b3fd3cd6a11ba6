-- One row: a column that may be empty and that an indicator or a breakdown reads, in a table and source: how many rows
-- should have it and how many do.
WITH counted AS (
    SELECT 'company' AS table_name, source, unnest([
        {'name': 'sni', 'filled': count(sni), 'asked': count(*)},
        {'name': 'employees', 'filled': count(employees), 'asked': count(*)},
        {'name': 'growth_potential', 'filled': count(growth_potential), 'asked': count(*)},
        {'name': 'exports_at_baseline', 'filled': count(exports_at_baseline), 'asked': count(*)},
        {'name': 'leadership', 'filled': count(leadership), 'asked': count(*)}], recursive := TRUE)
    FROM valid_company($at, $n, $existed) GROUP BY source
    UNION ALL
    SELECT 'activity', source, unnest([
        {'name': 'goal', 'filled': count(goal), 'asked': count(*)},
        {'name': 'partners', 'filled': count(partners), 'asked': count(*)}], recursive := TRUE)
    FROM valid_activity($at, $n, $existed) GROUP BY source
    UNION ALL
    SELECT 'attendance', source, unnest([
        {'name': 'gender', 'filled': count(gender), 'asked': count(*)}], recursive := TRUE)
    FROM valid_attendance($at, $n, $existed) WHERE attended IS DISTINCT FROM FALSE GROUP BY source
    UNION ALL
    SELECT 'service', source, unnest([
        {'name': 'planned_end', 'filled': count(planned_end), 'asked': count(*)},
        {'name': 'ends_on', 'filled': count(ends_on) FILTER (status = 'avslutad'),
         'asked': count(*) FILTER (status = 'avslutad')},
        {'name': 'hours', 'filled': count(hours), 'asked': count(*)},
        {'name': 'sustainability', 'filled': count(sustainability), 'asked': count(*)}], recursive := TRUE)
    FROM valid_service($at, $n, $existed) WHERE status <> 'avbruten' GROUP BY source
    UNION ALL
    SELECT 'enquiry', source, unnest([
        {'name': 'answered_at', 'filled': count(answered_at), 'asked': count(*)},
        {'name': 'channel', 'filled': count(channel), 'asked': count(*)}], recursive := TRUE)
    FROM valid_enquiry($at, $n, $existed) GROUP BY source
    UNION ALL
    SELECT 'referral', source, unnest([
        {'name': 'outcome', 'filled': count(outcome), 'asked': count(*)}], recursive := TRUE)
    FROM valid_referral($at, $n, $existed) GROUP BY source
    UNION ALL
    SELECT 'survey', source, unnest([
        {'name': 'service_id', 'filled': count(service_id), 'asked': count(*)}], recursive := TRUE)
    FROM valid_survey($at, $n, $existed) GROUP BY source
)
SELECT table_name, source, name, filled, asked FROM counted WHERE asked > 0 ORDER BY ALL
