-- Verifications of a document in the order of their steps.
SELECT verifications.*
FROM verifications
JOIN steps USING (step_id)
JOIN objectives USING (objective_id)
WHERE document_id = $document_id
ORDER BY objectives.position, steps.position, verification_id;
