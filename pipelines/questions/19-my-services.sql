-- Director: How did each of my services do?
SELECT
    c.consortium_id,
    c.reference_year,
    o.unit,
    count(*) AS objectives,
    sum(c.steps_due)::INTEGER AS steps_due,
    round(sum(o.weight_pct), 1) AS weight_pct,
    round(sum(o.weight_pct * c.cumulative_completion_pct) / sum(o.weight_pct), 1) AS cumulative_pct
FROM objective_completion AS c
JOIN objectives AS o ON o.objective_id = c.objective_id
WHERE c.reference_year IS NOT NULL
    AND ($bodies IS NULL OR list_contains($bodies, c.consortium_id))
    AND ($year IS NULL OR c.reference_year = $year)
GROUP BY c.consortium_id, c.reference_year, o.unit
ORDER BY c.consortium_id, c.reference_year, weight_pct DESC, o.unit;
