-- One row: a service to a company, whatever its status, in the order of company, start and ID.
SELECT company, actor, kind, starts_on, ends_on, planned_end, hours, status, sustainability
FROM valid_service($at, $n, $existed) JOIN company_key USING (company_key)
WHERE is_company
ORDER BY company, starts_on, service_id, source
