-- Steps of a document with what was said of them.
SELECT
    objectives.code AS objective_code,
    objectives.title AS objective_title,
    steps.code AS step_code,
    coalesce(steps.description, steps.indicator) AS step,
    steps.deadline,
    steps.target,
    steps.weight_in_objective_pct,
    steps.weight_in_year_pct,
    verifications.achieved_pct,
    verifications.assessed_outcome,
    step_slippage.status,
    step_slippage.slippage_max_days,
    verifications.text,
    objectives.objective_id
FROM steps
JOIN objectives USING (objective_id)
LEFT JOIN verifications USING (step_id)
LEFT JOIN step_slippage USING (step_id)
WHERE
    objectives.document_id = $document_id
    AND ($objective IS NULL OR objectives.code = $objective)
ORDER BY objectives.position, steps.position;
