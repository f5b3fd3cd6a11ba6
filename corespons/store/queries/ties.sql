-- One row: a company known by one source's own ID, and the organisation number that source has tied it to.
-- A tie holds whoever delivers the company later, until its maker is taken back or replaced; the last recorded wins.
WITH taken AS (
    SELECT row_key, source, delivery, made_by, retired_by, retired_as
    FROM corespons_store.company
    WHERE retired_as IN ('undone', 'unwound', 'replaced') AND retired_at < $at AND retired_by <= $n
),
made AS (
    SELECT *
    FROM corespons_store.company version
    WHERE org_number IS NOT NULL AND company_ref IS NOT NULL
      AND recorded_at < $at AND delivery <= $n AND first_recorded_at < $existed
      AND NOT EXISTS (
          SELECT 1 FROM taken
          WHERE taken.row_key = version.row_key AND taken.retired_by > version.delivery
            AND ((taken.retired_as = 'undone' AND taken.made_by = version.made_by)
              OR (taken.retired_as = 'unwound' AND taken.delivery = version.delivery)
              OR (taken.retired_as = 'replaced' AND taken.source = version.source)))
)
SELECT 'ID:' || source || ':' || company_ref AS from_key, org_number AS to_key
FROM made
QUALIFY row_number() OVER (
    PARTITION BY source, company_ref ORDER BY made_at DESC, made_by DESC, row_number DESC) = 1
