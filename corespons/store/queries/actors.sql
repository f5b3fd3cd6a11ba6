-- One row: an actor.
SELECT actor, short_name, delivery_days, is_res_partner
FROM valid_actor($at, $n, $existed)
ORDER BY actor
