-- Regional office: How far has the plan as a whole come, by family of objectives?
-- A plan over three years: the weight of the steps achieved so far over the weight of all.
SELECT
    consortium_id,
    reference_year,
    coalesce(objective_kind, 'all') AS family,
    objectives,
    objective_weights_pct AS weight_pct,
    round(cumulative_completion_pct, 2) AS cumulative_pct
FROM completion_by_kind
WHERE reference_year IS NOT NULL
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY consortium_id, reference_year, weight_pct DESC, family;
