-- One row: an actor that referred a company, or had one referred to it, on a day. It may come several times.
SELECT company, referred_on AS date, unnest([from_actor, to_actor]) AS actor
FROM valid_referral($at, $n, $existed) JOIN company_key USING (company_key)
WHERE is_company
