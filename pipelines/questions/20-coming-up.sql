-- Director: What falls due in the first quarter after the year reported on?
SELECT
    consortium_id,
    step_code AS step,
    deadline,
    weight_in_objective_pct AS weight_pct,
    objective_weight_pct
FROM step_results
WHERE year(deadline) = reference_year + 1
    AND month(deadline) <= 3
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY deadline, step, step_id;
