-- Consistency findings, worst first; of one document, or of all when $document_id is NULL.
SELECT severity, document_id, objective_code, step_code, kind, expected, found, message
FROM consistency_findings
WHERE document_id = coalesce($document_id, document_id)
ORDER BY
    list_position(['error', 'warning', 'info'], severity),
    document_id,
    kind,
    objective_code NULLS FIRST,
    step_code NULLS FIRST,
    message;
