-- Where the values of a document stand: field by field, with the places of its objectives and steps.
SELECT
    evidence.record_table,
    evidence.field,
    evidence.part,
    evidence.page,
    evidence.x0,
    evidence.top,
    evidence.x1,
    evidence.bottom,
    evidence.raw_text,
    coalesce(own.position, objective_of_step.position, objective_of_text.position)
        AS objective_position,
    coalesce(steps.position, step_of_text.position) AS step_position
FROM evidence
LEFT JOIN objectives AS own
    ON evidence.record_table = 'objectives' AND own.objective_id = evidence.record_id
LEFT JOIN steps
    ON evidence.record_table = 'steps' AND steps.step_id = evidence.record_id
LEFT JOIN objectives AS objective_of_step ON objective_of_step.objective_id = steps.objective_id
LEFT JOIN verifications
    ON evidence.record_table = 'verifications' AND verifications.verification_id = evidence.record_id
LEFT JOIN steps AS step_of_text ON step_of_text.step_id = verifications.step_id
LEFT JOIN objectives AS objective_of_text
    ON objective_of_text.objective_id = step_of_text.objective_id
WHERE
    (evidence.record_id = $document_id OR starts_with(evidence.record_id, $document_id || '/'))
    AND evidence.record_table IN ('objectives', 'steps', 'verifications', 'documents')
ORDER BY
    evidence.page,
    objective_position NULLS FIRST,
    step_position NULLS FIRST,
    evidence.record_table,
    evidence.field,
    evidence.part,
    evidence.top,
    evidence.x0;
