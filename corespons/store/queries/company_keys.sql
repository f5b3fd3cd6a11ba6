-- One row: a company key as delivered, the key it stands for, that company's number, whether it counts as a company
-- and whether the key identifies it (an organisation number with a valid check digit, or a person's key).
-- Public bodies (first digit 2) and the RES actors themselves are no companies.
WITH delivered AS (
    SELECT company_key FROM valid_company($at, $n, $existed)
    UNION SELECT company_key FROM valid_attendance($at, $n, $existed)
    UNION SELECT company_key FROM valid_service($at, $n, $existed)
    UNION SELECT company_key FROM valid_enquiry($at, $n, $existed)
    UNION SELECT company_key FROM valid_referral($at, $n, $existed)
    UNION SELECT company_key FROM valid_survey($at, $n, $existed)
    UNION SELECT company_key FROM valid_export_value($at, $n, $existed)
    UNION SELECT company_key FROM valid_state_aid($at, $n, $existed)
),
tied AS (
    SELECT company_key, coalesce(tie.to_key, company_key) AS tied_key
    FROM delivered LEFT JOIN tie ON tie.from_key = company_key
),
final AS (
    SELECT company_key, coalesce(merged.to_key, tied_key) AS key
    FROM tied LEFT JOIN merged ON merged.from_key = tied_key
),
own_number AS (
    SELECT coalesce(merged.to_key, org_number) AS key
    FROM valid_actor($at, $n, $existed) LEFT JOIN merged ON merged.from_key = org_number
    WHERE is_res_partner AND org_number IS NOT NULL
),
numbered AS (
    SELECT key, CAST(row_number() OVER (ORDER BY key) - 1 AS INTEGER) AS company,
           key[1] <> '2' AND key NOT IN (FROM own_number) AS is_company,
           key[1:2] = 'P:' OR coalesce(check_sum(TRY_CAST(key AS BIGINT)) % 10 = 0 AND length(key) = 10, FALSE)
               AS is_identified
    FROM (SELECT DISTINCT key FROM final)
)
SELECT company_key, key, company, is_company, is_identified
FROM final JOIN numbered USING (key)
