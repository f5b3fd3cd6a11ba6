-- One row: a company's export value of a year from one origin.
-- Values of merged companies for the same year and origin: the one delivered under the final key, then the last recorded.
SELECT company, year, origin, amount
FROM valid_export_value($at, $n, $existed) JOIN company_key USING (company_key)
WHERE is_company
QUALIFY row_number() OVER (
    PARTITION BY company, year, origin
    ORDER BY company_key = key DESC, made_at DESC, made_by DESC, row_number DESC) = 1
ORDER BY company, year, origin
