-- One row: what is said of a company from a date on (valid_from, NULL = from the start), in the order of company and date.
-- Two rows with the same date: the one delivered under the final key wins, then the last recorded.
SELECT company, key, is_company, valid_from, name, municipality, sni, employees, growth_potential, assessed_on,
       exports_at_baseline, leadership
FROM valid_company($at, $n, $existed) JOIN company_key USING (company_key)
QUALIFY row_number() OVER (
    PARTITION BY company, valid_from
    ORDER BY company_key = key DESC, made_at DESC, made_by DESC, row_number DESC) = 1
ORDER BY company, valid_from NULLS FIRST
