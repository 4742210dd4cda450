-- Regional office: How does each body stand beside the others of its region?
-- Below five bodies nothing is ranked: two documents of different kind and year are listed only.
SELECT
    consortium_id,
    reference_year,
    metric,
    round(value, 1) AS value,
    n,
    rank,
    reason
FROM regional_benchmark
WHERE metric IN ('assessed_completion_pct', 'share_late_pct', 'share_unknown_pct')
    AND reference_year IS NOT NULL
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY metric, consortium_id, reference_year;
