-- One row: an attendance: the numbers of its company, of the activity it points at (NULL where the reference does not
-- resolve) and of its source, what is told of the company, and what is said of the person.
-- A reference looks in its own source, else takes the one other source that has the ID: where an ID is single, that one.
-- Millions of rows: the small tables are joined first, and no long text is carried. Every company key is in company_key;
-- its join is a LEFT JOIN only to come last.
WITH placed AS (
    SELECT company_key, coalesce(single.activity, own.activity) AS activity, source_number.number AS source, gender,
           attended IS DISTINCT FROM FALSE AS has_come
    FROM valid_attendance($at, $n, $existed) attendance
    LEFT JOIN source_number ON source_number.source = attendance.source
    LEFT JOIN (FROM held WHERE is_single) single ON single.activity_id = attendance.activity_id
    LEFT JOIN (FROM held WHERE NOT is_single) own
        ON own.source = attendance.source AND own.activity_id = attendance.activity_id
)
SELECT company, is_company, is_identified AND is_placed AS is_sound, activity, source, gender, has_come
FROM placed LEFT JOIN company_key USING (company_key)
