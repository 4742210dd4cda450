-- Director: What falls due in the first quarter after the year reported on?
SELECT
    step_code AS step,
    deadline,
    weight_in_objective_pct AS weight_pct,
    objective_weight_pct
FROM step_results
WHERE reference_year = 2022 AND deadline BETWEEN DATE '2023-01-01' AND DATE '2023-03-31'
ORDER BY deadline, step, step_id;
