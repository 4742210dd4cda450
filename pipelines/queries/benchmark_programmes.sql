-- Every body against its region under one budget programme; filters that are NULL do not filter.
SELECT
    programme,
    programme_title,
    title_checked_against,
    region,
    reference_year,
    document_kind,
    consortium_id,
    objectives,
    steps_due,
    assessed_completion_pct,
    declared_completion_pct,
    n,
    rank,
    percentile,
    regional_median,
    assessed_reason,
    is_partly_understood
FROM programme_ranking
WHERE
    includes_partly = $include_partly
    AND programme = $programme
    AND ($region IS NULL OR lower(region) = lower($region))
    AND ($year IS NULL OR reference_year = $year)
ORDER BY region, reference_year, document_kind, rank NULLS LAST, consortium_id;
