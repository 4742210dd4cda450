-- Regional office: What became of the objectives that PNRR pays for?
SELECT
    consortium_id,
    reference_year,
    coalesce(detail, 'all') AS investment,
    objectives,
    weight_pct,
    steps_due,
    round(declared_completion_pct, 1) AS declared_pct,
    round(assessed_completion_pct, 1) AS assessed_pct,
    assessed_reason
FROM tag_benchmark
WHERE tag = 'funding.pnrr'
    AND reference_year IS NOT NULL
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY consortium_id, reference_year, detail NULLS FIRST;
