-- Every body against its region, measure by measure; filters that are NULL do not filter.
SELECT
    region,
    reference_year,
    document_kind,
    metric,
    consortium_id,
    value,
    n,
    rank,
    percentile,
    regional_median,
    assessed_completion_pct,
    share_unsettled_pct,
    low,
    high,
    value_n,
    rank_note,
    reason,
    is_partly_understood
FROM regional_ranking
WHERE
    peers = 'region_and_class'
    AND includes_partly = $include_partly
    AND ($region IS NULL OR lower(region) = lower($region))
    AND ($year IS NULL OR reference_year = $year)
    AND ($metric IS NULL OR metric = $metric)
ORDER BY region, reference_year, document_kind, position, rank NULLS LAST, consortium_id;
