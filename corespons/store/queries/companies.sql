-- One row: what is said of a company from a date on (valid_from, NULL = from the start), in the order of company and date.
-- Two rows with the same date: the one delivered under the final key wins, then the last recorded.
WITH said AS (
    SELECT company, company_key = key AS is_own, made_at, made_by, row_number, valid_from, municipality, sni, employees,
           growth_potential, assessed_on, exports_at_baseline, leadership
    FROM valid_company($at, $n, $existed) JOIN company_key USING (company_key)
),
rival AS (
    SELECT company FROM said GROUP BY company, valid_from HAVING count(*) > 1
),
settled AS (
    FROM said WHERE company NOT IN (FROM rival)
    UNION ALL
    FROM said WHERE company IN (FROM rival)
    QUALIFY row_number() OVER (
        PARTITION BY company, valid_from ORDER BY is_own DESC, made_at DESC, made_by DESC, row_number DESC) = 1
)
SELECT company, valid_from, municipality, sni, employees, growth_potential, assessed_on, exports_at_baseline, leadership
FROM settled
ORDER BY company, valid_from NULLS FIRST
