-- Where the values of a step and of its verification stand, and the file that they were read from.
SELECT
    evidence.record_table,
    evidence.page,
    evidence.x0,
    evidence.top,
    evidence.x1,
    evidence.bottom,
    documents.source_path,
    documents.sha256
FROM steps
JOIN objectives USING (objective_id)
JOIN documents USING (document_id)
LEFT JOIN verifications USING (step_id)
JOIN evidence ON
    (evidence.record_table = 'steps' AND evidence.record_id = steps.step_id)
    OR (
        evidence.record_table = 'verifications'
        AND evidence.record_id = verifications.verification_id
    )
WHERE steps.step_id = $step_id
ORDER BY evidence.page, evidence.top, evidence.x0, evidence.record_table, evidence.field;
