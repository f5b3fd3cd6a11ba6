-- One row: an amount applied for, granted, claimed or paid out by a funder on a day.
SELECT funder, region, status, dated, amount FROM valid_funding($at, $n, $existed) ORDER BY funder, region, status, dated
