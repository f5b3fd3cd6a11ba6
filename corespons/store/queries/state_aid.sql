-- One row: de minimis aid granted to a company.
SELECT company, granted_on, amount, sek_per_eur
FROM valid_state_aid($at, $n, $existed) JOIN company_key USING (company_key)
WHERE is_company
ORDER BY company, granted_on, aid_id, source
