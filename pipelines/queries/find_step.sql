-- Steps that go by a name (identifier or code) with what the language rules need to know of them.
SELECT
    steps.step_id,
    documents.document_id,
    verifications.text,
    steps.description,
    steps.indicator,
    steps.target,
    steps.deadline,
    steps.deadline_text,
    documents.reference_year,
    verifications.achieved_pct,
    steps.weight_in_year_pct,
    documents.achievement_kind
FROM steps
JOIN objectives USING (objective_id)
JOIN documents USING (document_id)
JOIN verifications USING (step_id)
WHERE
    (steps.step_id = $name OR steps.code = $name)
    AND documents.document_id = coalesce($document_id, documents.document_id)
ORDER BY documents.document_id, objectives.position, steps.position;
