-- One row: how many persons of one gender attended on a day, in a municipality or digitally.
SELECT starts_on, format = 'digital' AS is_digital, municipality, gender, count(*) AS persons
FROM pointed
WHERE is_valid
GROUP BY ALL
ORDER BY ALL
