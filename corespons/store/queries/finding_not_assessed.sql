-- One row: a company that actors have met and whose growth potential nobody has assessed up to the day of knowledge.
-- `day`: when it was last met; `said`: its number of services.
WITH assessed AS (
    SELECT DISTINCT company FROM valid_company($at, $n, $existed) JOIN company_key USING (company_key)
    WHERE growth_potential IS NOT NULL AND assessed_on <= CAST($at AS DATE)
),
met AS (
    SELECT company, is_company, starts_on AS day, 1 AS services
    FROM valid_service($at, $n, $existed) JOIN company_key USING (company_key)
    WHERE status IN ('pågående', 'avslutad')
    UNION ALL
    SELECT company, is_company, CAST(received_at AS DATE), 0
    FROM valid_enquiry($at, $n, $existed) JOIN company_key USING (company_key)
    UNION ALL
    SELECT company, is_company, starts_on, 0 FROM pointed JOIN held USING (activity) WHERE has_come AND is_held
),
known AS (
    SELECT company, row_key, source, company_key
    FROM valid_company($at, $n, $existed) JOIN company_key USING (company_key)
    QUALIFY row_number() OVER (PARTITION BY company ORDER BY valid_from DESC NULLS LAST, made_at DESC, made_by DESC) = 1
)
SELECT 'company' AS table_name, known.row_key, known.source, known.company_key, max(day) AS day,
       CAST(sum(services) AS VARCHAR) AS said
FROM met JOIN known USING (company)
WHERE is_company AND day <= CAST($at AS DATE) AND company NOT IN (FROM assessed)
GROUP BY ALL
ORDER BY day DESC, known.row_key
