-- One row: an activity with its own deliverer's ID; a digital one lies in no municipality.
SELECT row_key, source, activity_id, title, kind, format, municipality, starts_on, ends_on, status, goal, lead_actor, partners
FROM valid_activity($at, $n, $existed)
ORDER BY starts_on, activity_id, source
