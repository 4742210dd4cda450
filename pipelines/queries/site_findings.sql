-- Consistency findings with the places of what they are about, worst first; of one document, or of
-- all when $document_id is NULL; at most $limit.
SELECT
    findings.document_id,
    findings.severity,
    findings.kind,
    findings.family,
    findings.objective_code,
    findings.step_code,
    findings.message,
    coalesce(objectives.position, of_step.position) AS objective_position,
    steps.position AS step_position
FROM consistency_findings AS findings
LEFT JOIN objectives ON objectives.objective_id = findings.objective_id
LEFT JOIN steps ON steps.step_id = findings.step_id
LEFT JOIN objectives AS of_step ON of_step.objective_id = steps.objective_id
WHERE findings.document_id = coalesce($document_id, findings.document_id)
ORDER BY
    list_position(['error', 'warning', 'info'], findings.severity),
    findings.document_id,
    findings.kind,
    objective_position NULLS FIRST,
    step_position NULLS FIRST,
    findings.message
LIMIT $limit;
