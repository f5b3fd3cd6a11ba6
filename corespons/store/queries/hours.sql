-- One row: the hours of a role in a region in a month.
SELECT month, region, role, hours FROM valid_hours($at, $n, $existed) ORDER BY month, region, role
