-- Evaluation board: Which deadlines does the verification table give differently from the plan?
SELECT
    step_code AS step,
    deadline AS plan_deadline,
    verification_deadline,
    verification_deadline - deadline AS days
FROM step_results
WHERE deadline <> verification_deadline
ORDER BY step, step_id;
