-- One row: an activity that may be another one delivered twice: the same first day and municipality (or both digital),
-- and at least two companies in common, at least 80 % of the larger one's. `said`: the other one and how many they share.
WITH activity AS (
    SELECT row_key, source, activity_id, title, starts_on, CASE WHEN format <> 'digital' THEN municipality END AS place
    FROM valid_activity($at, $n, $existed) WHERE status <> 'inställd'
),
single AS (SELECT activity_id, any_value(row_key) AS row_key FROM activity GROUP BY activity_id HAVING count(*) = 1),
came AS (
    SELECT DISTINCT coalesce(own.row_key, single.row_key) AS row_key, company
    FROM valid_attendance($at, $n, $existed) attendance
    JOIN company_key USING (company_key)
    LEFT JOIN activity own ON own.source = attendance.source AND own.activity_id = attendance.activity_id
    LEFT JOIN single ON single.activity_id = attendance.activity_id
    WHERE attended IS DISTINCT FROM FALSE
),
size AS (SELECT row_key, count(*) AS companies FROM came GROUP BY row_key),
pair AS (
    SELECT one.row_key, one.source, one.starts_on, other.row_key AS other_key, other.source AS other_source,
           other.activity_id AS other_id, other.title AS other_title
    FROM activity one JOIN activity other
      ON one.starts_on = other.starts_on AND one.place IS NOT DISTINCT FROM other.place AND one.row_key < other.row_key
),
shared AS (
    SELECT pair.row_key, other_key, count(*) AS companies
    FROM pair JOIN came mine ON mine.row_key = pair.row_key
    JOIN came theirs ON theirs.row_key = other_key AND theirs.company = mine.company
    GROUP BY ALL
)
SELECT 'activity' AS table_name, row_key, pair.source, CAST(NULL AS VARCHAR) AS company_key, pair.starts_on AS day,
       other_title || ' (' || other_source || ' ' || other_id || '): ' || shared.companies || ' av '
       || greatest(mine.companies, theirs.companies) || ' företag' AS said
FROM pair
JOIN shared USING (row_key, other_key)
JOIN size mine USING (row_key)
JOIN size theirs ON theirs.row_key = other_key
WHERE shared.companies >= 2 AND shared.companies >= 0.8 * greatest(mine.companies, theirs.companies)
ORDER BY pair.starts_on, row_key, other_key
