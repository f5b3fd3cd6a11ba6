-- One row: an actor that referred a company, or had one referred to it, on a day.
SELECT DISTINCT company, date, actor
FROM (
    SELECT company_key, referred_on AS date, from_actor AS actor FROM valid_referral($at, $n, $existed)
    UNION ALL
    SELECT company_key, referred_on, to_actor FROM valid_referral($at, $n, $existed)
) ends
JOIN company_key USING (company_key)
WHERE is_company
ORDER BY ALL
