-- Regional office: Which budget programmes do the objectives serve?
-- An objective counts under every programme that it names: the rows do not add up.
SELECT
    consortium_id,
    reference_year,
    programme,
    programme_title,
    title_checked_against,
    objectives,
    steps_due,
    round(assessed_completion_pct, 1) AS assessed_pct
FROM programme_benchmark
WHERE reference_year IS NOT NULL
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY consortium_id, reference_year, objectives DESC, programme;
