-- One row: an actor that some company may have met, and its number here.
SELECT actor, CAST(row_number() OVER (ORDER BY actor) - 1 AS SMALLINT) AS number
FROM (
    SELECT lead_actor AS actor FROM valid_activity($at, $n, $existed)
    UNION SELECT actor FROM valid_service($at, $n, $existed)
    UNION SELECT actor FROM valid_enquiry($at, $n, $existed)
)
ORDER BY number
