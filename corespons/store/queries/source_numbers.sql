-- One row: a source of attendances, and its number here.
SELECT source, CAST(row_number() OVER (ORDER BY source) - 1 AS SMALLINT) AS number
FROM (SELECT DISTINCT source FROM valid_attendance($at, $n, $existed))
