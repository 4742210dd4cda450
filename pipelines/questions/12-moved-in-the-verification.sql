-- Evaluation board: Which deadlines does the verification table give differently from the plan?
SELECT
    consortium_id,
    step_code AS step,
    deadline AS plan_deadline,
    verification_deadline,
    verification_deadline - deadline AS days
FROM step_results
WHERE deadline <> verification_deadline
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY consortium_id, step, step_id;
