-- One row: a company key as delivered, the key it stands for, that company's number, whether it counts as a company,
-- whether the key identifies it (an organisation number with a valid check digit, or a person's key) and whether it is
-- placed, that is: has a row in Företag. Public bodies (first digit 2) and the RES actors themselves are no companies.
WITH said AS (SELECT DISTINCT company_key FROM valid_company($at, $n, $existed)),
pointing AS (
    SELECT company_key FROM valid_attendance($at, $n, $existed)
    UNION ALL SELECT company_key FROM valid_service($at, $n, $existed)
    UNION ALL SELECT company_key FROM valid_enquiry($at, $n, $existed)
    UNION ALL SELECT company_key FROM valid_referral($at, $n, $existed)
    UNION ALL SELECT company_key FROM valid_survey($at, $n, $existed)
    UNION ALL SELECT company_key FROM valid_export_value($at, $n, $existed)
    UNION ALL SELECT company_key FROM valid_state_aid($at, $n, $existed)
),
delivered AS (
    SELECT company_key, TRUE AS is_said FROM said
    UNION ALL
    SELECT DISTINCT company_key, FALSE FROM pointing ANTI JOIN said USING (company_key)
),
tied AS (
    SELECT company_key, is_said, coalesce(tie.to_key, company_key) AS tied_key
    FROM delivered LEFT JOIN tie ON tie.from_key = company_key
),
final AS (
    SELECT company_key, is_said, coalesce(merged.to_key, tied_key) AS key
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
               AS is_identified,
           is_placed
    FROM (SELECT key, bool_or(is_said) AS is_placed FROM final GROUP BY key)
)
SELECT company_key, key, company, is_company, is_identified, is_placed
FROM final JOIN numbered USING (key)
