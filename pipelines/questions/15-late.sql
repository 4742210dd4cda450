-- Journalist: What was late, by how many days, and what do they say about it?
SELECT
    consortium_id,
    step_code AS step,
    deadline,
    slippage_min_days AS days_at_least,
    slippage_max_days AS days_at_most,
    extended_deadline,
    status_vs_extension AS against_extension,
    excuse_basis AS excuse
FROM step_results
WHERE status = 'late'
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY days_at_least DESC, consortium_id, step, step_id;
