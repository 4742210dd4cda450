-- Steps that go by a name, identifier or code; those that a document verifies before the same steps
-- of its plan.
SELECT
    steps.step_id,
    exists(SELECT 1 FROM verifications WHERE verifications.step_id = steps.step_id) AS is_verified
FROM steps
JOIN objectives USING (objective_id)
JOIN documents USING (document_id)
WHERE steps.step_id = $name OR steps.code = $name
ORDER BY is_verified DESC, documents.document_id, objectives.position, steps.position;
