-- Evaluation board: Which steps did not reach what their indicator or target asks for?
SELECT
    consortium_id,
    coalesce(step_code, left(objective_title, 40)) AS step,
    coalesce(target, indicator) AS asked,
    assessed_outcome AS outcome,
    assessment_reason AS reason
FROM step_results
WHERE is_due AND assessed_outcome IN ('partially_achieved', 'not_achieved')
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY ALL;
