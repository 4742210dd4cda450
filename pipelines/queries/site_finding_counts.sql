-- How often each check fails, worst first, with the documents in which it does.
SELECT
    severity,
    kind,
    family,
    count(*) AS findings,
    count(DISTINCT document_id) AS documents
FROM consistency_findings
GROUP BY severity, kind, family
ORDER BY list_position(['error', 'warning', 'info'], severity), findings DESC, kind;
