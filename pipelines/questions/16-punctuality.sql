-- Journalist: How punctual was each body, and of how much do we know?
SELECT
    d.consortium_id,
    d.reference_year,
    s.steps_due,
    s.steps_with_known_slippage AS known,
    s.median_slippage_days AS median_days,
    round(s.share_late_pct, 1) AS late_of_known_pct,
    round(s.unknown_of_due_pct, 1) AS unknown_of_due_pct
FROM document_slippage AS s
JOIN documents AS d ON d.document_id = s.document_id
WHERE d.reference_year IS NOT NULL
    AND ($bodies IS NULL OR list_contains($bodies, d.consortium_id))
    AND ($year IS NULL OR d.reference_year = $year)
ORDER BY d.consortium_id, d.reference_year;
