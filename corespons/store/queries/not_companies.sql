-- One row: the number of an organisation that is known but is no company: a public body, or one of the project's own.
SELECT DISTINCT company
FROM company_key
WHERE NOT is_company
ORDER BY company
