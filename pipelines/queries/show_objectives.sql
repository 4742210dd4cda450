-- Objectives of a document with their completion.
SELECT
    objectives.objective_id,
    objectives.code,
    objectives.kind,
    objectives.title,
    objectives.unit,
    objectives.weight_pct,
    completion.steps_total,
    completion.steps_due,
    completion.declared_completion_pct,
    completion.assessed_completion_pct,
    completion.cumulative_completion_pct
FROM objectives
JOIN objective_completion AS completion USING (objective_id)
WHERE
    objectives.document_id = $document_id
    AND ($objective IS NULL OR objectives.code = $objective)
ORDER BY objectives.position;
