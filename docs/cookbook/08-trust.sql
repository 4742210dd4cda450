-- Evaluation board: How far can each document be trusted?
-- Checks passed over checks that apply, family by family.
SELECT
    d.consortium_id,
    d.kind,
    r.family,
    r.passed,
    r.applicable,
    r.not_applicable,
    round(r.rate_pct, 1) AS rate_pct
FROM consistency_rate AS r
JOIN documents AS d ON d.document_id = r.document_id
WHERE d.kind <> 'plan'
ORDER BY d.consortium_id, r.family, d.document_id;
