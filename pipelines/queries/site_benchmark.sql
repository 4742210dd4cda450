-- Every body against its region, measure by measure: documents of one kind about one year, plans of
-- one period.
SELECT
    region,
    document_kind,
    reference_year,
    CASE WHEN reference_year IS NULL THEN period_start END AS period_start,
    CASE WHEN reference_year IS NULL THEN period_end END AS period_end,
    metric,
    consortium_id,
    document_id,
    value,
    n,
    rank,
    percentile,
    regional_median,
    reason,
    direction
FROM regional_benchmark
ORDER BY
    region NULLS LAST,
    coalesce(reference_year, regional_benchmark.period_start) DESC,
    document_kind DESC,
    period_end,
    position,
    rank NULLS LAST,
    consortium_id;
