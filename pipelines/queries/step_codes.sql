-- Codes of steps with a verification, of all documents or of one.
SELECT DISTINCT steps.code
FROM steps
JOIN objectives USING (objective_id)
JOIN verifications USING (step_id)
WHERE
    steps.code IS NOT NULL
    AND objectives.document_id = coalesce($document_id, objectives.document_id)
ORDER BY steps.code;
