-- One row: a company reached by an actor on a day, through an attended activity, a service or an enquiry.
SELECT DISTINCT company, date, actor
FROM (
    SELECT company_key, starts_on AS date, lead_actor AS actor FROM attended
    UNION ALL
    SELECT company_key, starts_on, actor FROM valid_service($at, $n, $existed) WHERE status IN ('pågående', 'avslutad')
    UNION ALL
    SELECT company_key, CAST(received_at AS DATE), actor FROM valid_enquiry($at, $n, $existed)
) met
JOIN company_key USING (company_key)
WHERE is_company
ORDER BY company, date, actor
