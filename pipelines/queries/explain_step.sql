-- What a step is, when it was due and whether it came in time.
SELECT
    documents.document_id,
    coalesce(objectives.code, objectives.title) AS objective,
    coalesce(steps.code, 'number ' || steps.position) AS step,
    coalesce(steps.description, steps.indicator) AS description,
    steps.deadline,
    steps.deadline_text,
    steps.weight_in_objective_pct,
    steps.weight_in_year_pct,
    verifications.text,
    verifications.achieved_pct,
    slippage.status,
    slippage.status_reason,
    slippage.slippage_min_days,
    slippage.slippage_max_days
FROM steps
JOIN objectives USING (objective_id)
JOIN documents USING (document_id)
JOIN verifications USING (step_id)
LEFT JOIN step_slippage AS slippage USING (step_id)
WHERE steps.step_id = $step_id;
