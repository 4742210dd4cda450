-- Consistency of two documents side by side: findings by check, worst first.
SELECT
    'findings by check' AS section,
    kind AS name,
    severity AS unit,
    count_if(document_id = $first) AS first,
    count_if(document_id = $second) AS second,
    NULL::VARCHAR AS note
FROM consistency_findings
WHERE document_id IN ($first, $second)
GROUP BY kind, severity
ORDER BY list_position(['error', 'warning', 'info'], severity), first + second DESC, kind;
