-- One row: a company, by its final key, and what is said of it on the day of knowledge: its Företag row with the latest
-- Gäller från not after that day, else the earliest; empty where it has none. The last assessment up to that day holds.
WITH said AS (
    SELECT company, row_key, source, name, municipality, sni, employees, exports_at_baseline, leadership,
           growth_potential, assessed_on, company_key = key AS is_own, made_at, made_by, row_number,
           coalesce(valid_from, DATE '0001-01-01') AS since, since > CAST($at AS DATE) AS is_later
    FROM valid_company($at, $n, $existed) JOIN company_key USING (company_key)
),
settled AS (
    FROM said
    QUALIFY row_number() OVER (
        PARTITION BY company
        ORDER BY is_later, abs(since - CAST($at AS DATE)), is_own DESC, made_at DESC, made_by DESC, row_number DESC) = 1
),
assessed AS (
    SELECT company, growth_potential AS has_potential
    FROM said
    WHERE growth_potential IS NOT NULL AND assessed_on <= CAST($at AS DATE)
    QUALIFY row_number() OVER (PARTITION BY company ORDER BY assessed_on DESC, since DESC, made_at DESC, made_by DESC) = 1
)
SELECT one.company, key, is_company, row_key, source, name, municipality, sni, employees, exports_at_baseline, leadership,
       has_potential
FROM (SELECT DISTINCT company, key, is_company FROM company_key) one
LEFT JOIN settled USING (company)
LEFT JOIN assessed USING (company)
ORDER BY one.company
