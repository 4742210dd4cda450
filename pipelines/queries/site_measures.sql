-- Every measure of some documents, in the order in which measures are shown.
SELECT metric, unit, document_id, value, reason
FROM plan_comparison
WHERE list_contains($document_ids, document_id)
ORDER BY position, document_id;
