-- One row: a company reached by an actor (its number in actor_number) on a day, through a valid attendance, a valid
-- service or an enquiry. The three stand in one number, so that they are quickly put in order: the company times 2 to
-- the 37th, the days since the year 1 times 2 to the 15th, and the actor. A meeting may come several times.
SELECT (CAST(company AS BIGINT) << 37) + (CAST(day - DATE '0001-01-01' AS BIGINT) << 15) + number AS meeting
FROM (
    SELECT company, starts_on AS day, actor AS number FROM pointed JOIN held USING (activity)
    WHERE has_come AND is_held AND is_company
    UNION ALL
    SELECT company, starts_on, number
    FROM valid_service($at, $n, $existed) JOIN company_key USING (company_key) JOIN actor_number USING (actor)
    WHERE is_company AND status IN ('pågående', 'avslutad')
    UNION ALL
    SELECT company, CAST(received_at AS DATE), number
    FROM valid_enquiry($at, $n, $existed) JOIN company_key USING (company_key) JOIN actor_number USING (actor)
    WHERE is_company
)
WHERE meeting IS NOT NULL
