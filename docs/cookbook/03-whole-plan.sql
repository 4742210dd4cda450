-- Regional office: How far has the plan as a whole come, by family of objectives?
-- A plan over three years: the weight of the steps achieved so far over the weight of all.
SELECT
    coalesce(objective_kind, 'all') AS family,
    objectives,
    objective_weights_pct AS weight_pct,
    round(cumulative_completion_pct, 2) AS cumulative_pct
FROM completion_by_kind
WHERE consortium_id = 'cssm' AND reference_year = 2022
ORDER BY weight_pct DESC, family;
