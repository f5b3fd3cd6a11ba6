-- One row: a cost that is booked.
SELECT booked_on, category, region, amount, status
FROM valid_cost($at, $n, $existed)
ORDER BY booked_on, voucher, source
