-- One row: an activity, its number here, whether no other source has its ID, and what is needed of it by attendances.
SELECT CAST(row_number() OVER (ORDER BY row_key) - 1 AS INTEGER) AS activity, source, activity_id,
       count(*) OVER (PARTITION BY activity_id) = 1 AS is_single, status = 'genomförd' AS is_held,
       coalesce(format = 'digital', FALSE) AS is_digital, municipality, starts_on, number AS actor
FROM valid_activity($at, $n, $existed) LEFT JOIN actor_number ON actor_number.actor = lead_actor
