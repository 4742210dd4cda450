-- Evaluation board: Where was full credit given although words and dates say otherwise?
SELECT d.consortium_id, f.step_code AS step, f.severity, f.message
FROM consistency_findings AS f
JOIN documents AS d ON d.document_id = f.document_id
WHERE f.family = 'words_against_figures' AND f.kind <> 'full_credit_evidence'
    AND ($bodies IS NULL OR list_contains($bodies, d.consortium_id))
    AND ($year IS NULL OR d.reference_year = $year)
ORDER BY ALL;
