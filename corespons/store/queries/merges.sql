-- One row: a merge of one company key into another, in the order they were made.
SELECT from_key, to_key
FROM valid_company_merge($at, $n, $existed)
ORDER BY made_at, made_by, row_number
