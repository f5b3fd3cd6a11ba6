-- One row: a company referred from one RES partner to another on a day; doubles collapse, the earliest reception holds.
WITH partner AS (SELECT actor FROM valid_actor($at, $n, $existed) WHERE is_res_partner)
SELECT company, from_actor, to_actor, referred_on, min(received_on) AS received_on
FROM valid_referral($at, $n, $existed) JOIN company_key USING (company_key)
WHERE is_company AND from_actor IN (FROM partner) AND to_actor IN (FROM partner)
GROUP BY ALL
ORDER BY ALL
