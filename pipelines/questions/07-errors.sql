-- Evaluation board: Which figures cannot both be right?
SELECT
    d.consortium_id,
    f.objective_code AS objective,
    f.step_code AS step,
    f.message
FROM consistency_findings AS f
JOIN documents AS d ON d.document_id = f.document_id
WHERE f.severity = 'error'
    AND d.kind <> 'plan'
    AND ($bodies IS NULL OR list_contains($bodies, d.consortium_id))
    AND ($year IS NULL OR d.reference_year = $year)
    AND f.family IN ('within_plan', 'plan_against_verification')
ORDER BY ALL;
