-- Objectives of a document with their figures, programmes, links, themes and pages.
SELECT
    objectives.*,
    completion.steps_total,
    completion.steps_due,
    completion.declared_completion_pct,
    completion.declared_reason,
    completion.assessed_completion_pct,
    completion.assessed_reason,
    completion.cumulative_completion_pct,
    completion.cumulative_reason,
    (
        SELECT list(named.programme ORDER BY named.programme)
        FROM objective_programmes AS named
        WHERE named.objective_id = objectives.objective_id
    ) AS programmes,
    (
        SELECT list(linked.linked_code ORDER BY linked.linked_code)
        FROM objective_links AS linked
        WHERE linked.objective_id = objectives.objective_id
    ) AS links,
    pages_of_records.pages
FROM objectives
LEFT JOIN objective_completion AS completion USING (objective_id)
LEFT JOIN pages_of_records ON
    pages_of_records.record_table = 'objectives'
    AND pages_of_records.record_id = objectives.objective_id
WHERE objectives.document_id = $document_id
ORDER BY objectives.position;
