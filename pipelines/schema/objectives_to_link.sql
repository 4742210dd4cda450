-- Two objectives with their document and body, that of the earlier document first.
SELECT objectives.objective_id, documents.document_id, documents.consortium_id
FROM objectives
JOIN documents USING (document_id)
WHERE objectives.objective_id IN ($first, $second)
ORDER BY
    coalesce(documents.reference_year, documents.period_start),
    documents.kind <> 'plan',
    documents.document_id,
    objectives.objective_id;
