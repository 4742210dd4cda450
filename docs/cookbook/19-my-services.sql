-- Director: How did each of my services do?
SELECT
    o.unit,
    count(*) AS objectives,
    sum(c.steps_due)::INTEGER AS steps_due,
    round(sum(o.weight_pct), 1) AS weight_pct,
    round(sum(o.weight_pct * c.cumulative_completion_pct) / sum(o.weight_pct), 1) AS cumulative_pct
FROM objective_completion AS c
JOIN objectives AS o ON o.objective_id = c.objective_id
WHERE c.consortium_id = 'cssm' AND c.reference_year = 2022
GROUP BY o.unit
ORDER BY weight_pct DESC, o.unit;
