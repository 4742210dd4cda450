-- Regional office: How much of what was promised was done?
-- Declared completion stands beside what the words support. NULL has its reason beside it.
SELECT
    consortium_id,
    reference_year,
    steps_due,
    round(declared_completion_pct, 1) AS declared_pct,
    declared_reason,
    round(assessed_completion_pct, 1) AS assessed_pct,
    steps_not_assessed
FROM document_completion
WHERE reference_year IS NOT NULL
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY consortium_id, reference_year;
