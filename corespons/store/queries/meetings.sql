-- One row: a company reached by an actor (its number in actor_number) on a day, through a valid attendance, a valid
-- service or an enquiry.
SELECT DISTINCT company, date, number
FROM (
    SELECT company_key, starts_on AS date, lead_actor AS actor FROM pointed WHERE is_valid
    UNION ALL
    SELECT company_key, starts_on, actor FROM valid_service($at, $n, $existed) WHERE status IN ('pågående', 'avslutad')
    UNION ALL
    SELECT company_key, CAST(received_at AS DATE), actor FROM valid_enquiry($at, $n, $existed)
) met
JOIN company_key USING (company_key)
JOIN actor_number USING (actor)
WHERE is_company
ORDER BY company, date, number
