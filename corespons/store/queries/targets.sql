-- One row: a target for an indicator and area over a period.
SELECT indicator, area, from_date, to_date, value, decision
FROM valid_target($at, $n, $existed)
ORDER BY indicator, area, from_date, to_date
