-- One row: a sent survey that did not bounce, in the order of company, answer, ID and source.
SELECT company, kind, sent_on, answered_on, nki_1, nki_2, nki_3, satisfied, easy_to_find, need_met, export_increased,
       new_markets, contribution
FROM valid_survey($at, $n, $existed) JOIN company_key USING (company_key)
WHERE is_company AND status <> 'studs'
ORDER BY company, answered_on, survey_id, source
