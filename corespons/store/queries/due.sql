-- One row: a company whose finished service ended six or twelve months ago, and that has been sent no such survey since.
-- Of several services the one that ended last among those due; a six-month survey is no longer due after twelve months.
WITH ended AS (
    SELECT company, row_key, actor, kind AS service, ends_on
    FROM valid_service($at, $n, $existed) JOIN company_key USING (company_key)
    WHERE is_company AND status = 'avslutad' AND ends_on IS NOT NULL
),
due AS (
    SELECT company, row_key, actor, service, ends_on, '6 mån' AS kind, CAST(ends_on + INTERVAL 6 MONTH AS DATE) AS due_on
    FROM ended WHERE ends_on + INTERVAL 12 MONTH > CAST($at AS DATE)
    UNION ALL
    SELECT company, row_key, actor, service, ends_on, '12 mån', CAST(ends_on + INTERVAL 12 MONTH AS DATE) FROM ended
),
sent AS (
    SELECT company, kind, max(sent_on) AS sent_on
    FROM valid_survey($at, $n, $existed) JOIN company_key USING (company_key)
    WHERE status <> 'studs' GROUP BY ALL
)
SELECT company, due.kind, row_key, actor, service, ends_on, due_on
FROM due LEFT JOIN sent USING (company, kind)
WHERE due_on <= CAST($at AS DATE) AND (sent_on IS NULL OR sent_on < ends_on)
QUALIFY row_number() OVER (PARTITION BY company, due.kind ORDER BY due_on DESC, row_key) = 1
ORDER BY due_on, company
