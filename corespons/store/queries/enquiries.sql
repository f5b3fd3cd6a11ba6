-- One row: a company's enquiry and the clock times of its arrival and first answer.
SELECT company, actor, channel, received_at, answered_at
FROM valid_enquiry($at, $n, $existed) JOIN company_key USING (company_key)
WHERE is_company
ORDER BY company, received_at, enquiry_id, source
