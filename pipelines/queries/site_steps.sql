-- Steps of a document with what was said of them and the pages that it all stands on.
SELECT
    steps.objective_id,
    steps.position,
    steps.code,
    steps.description,
    steps.indicator,
    steps.target,
    steps.deadline,
    steps.deadline_text,
    steps.weight_in_objective_pct,
    steps.weight_in_year_pct,
    verifications.text,
    verifications.achieved_pct,
    facts.declared_outcome,
    facts.assessed_outcome,
    verifications.assessment_reason,
    slippage.completed_from,
    slippage.completed_to,
    slippage.slippage_min_days,
    slippage.slippage_max_days,
    slippage.status,
    slippage.status_reason,
    slippage.extended_deadline,
    slippage.excuse_basis,
    step_pages.pages,
    verification_pages.pages AS verification_pages
FROM steps
JOIN objectives USING (objective_id)
JOIN step_facts AS facts USING (step_id)
LEFT JOIN verifications USING (step_id)
LEFT JOIN step_slippage AS slippage USING (step_id)
LEFT JOIN pages_of_records AS step_pages ON
    step_pages.record_table = 'steps' AND step_pages.record_id = steps.step_id
LEFT JOIN pages_of_records AS verification_pages ON
    verification_pages.record_table = 'verifications'
    AND verification_pages.record_id = verifications.verification_id
WHERE objectives.document_id = $document_id
ORDER BY objectives.position, steps.position, verifications.verification_id;
