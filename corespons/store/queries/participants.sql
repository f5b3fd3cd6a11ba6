-- One row: how many persons of one gender attended on a day, in a municipality or digitally.
SELECT starts_on, is_digital, municipality, gender, count(*) AS persons
FROM pointed JOIN held USING (activity)
WHERE has_come AND is_held
GROUP BY ALL
ORDER BY ALL
