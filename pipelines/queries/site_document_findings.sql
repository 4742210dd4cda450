-- How often each check fails in some documents, worst first.
SELECT severity, kind, document_id, count(*) AS findings
FROM consistency_findings
WHERE list_contains($document_ids, document_id)
GROUP BY severity, kind, document_id
ORDER BY list_position(['error', 'warning', 'info'], severity), kind, document_id;
