-- One row: the budget of a category in a region.
SELECT category, region, amount FROM valid_budget($at, $n, $existed) ORDER BY region, category
