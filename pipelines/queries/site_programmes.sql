-- Budget programmes that a body's latest documents name, beside the region.
SELECT
    programme,
    programme_title,
    title_checked_against,
    document_id,
    document_kind,
    reference_year,
    period_start,
    period_end,
    objectives,
    share_of_objectives_pct,
    steps_due,
    declared_completion_pct,
    assessed_completion_pct,
    assessed_reason,
    n_assessed,
    rank,
    regional_median
FROM programme_benchmark
WHERE consortium_id = $consortium_id
ORDER BY coalesce(reference_year, period_start) DESC, document_kind, document_id, programme;
