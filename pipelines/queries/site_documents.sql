-- Every document with its figures, by body, year and kind.
SELECT
    documents.document_id,
    documents.consortium_id,
    documents.kind,
    documents.title,
    documents.period_start,
    documents.period_end,
    documents.reference_year,
    documents.published_on,
    documents.page_count,
    parse_filename(documents.source_path) AS file,
    completion.is_latest,
    completion.superseded_by,
    completion.objectives,
    completion.steps_total,
    completion.steps_due,
    completion.declared_completion_pct,
    completion.declared_reason,
    completion.assessed_completion_pct,
    completion.assessed_reason,
    completion.cumulative_completion_pct,
    completion.cumulative_reason,
    completion.steps_not_assessed,
    slippage.steps_on_time,
    slippage.steps_late,
    slippage.steps_possibly_late,
    slippage.steps_asserted,
    slippage.steps_undated,
    slippage.steps_with_known_slippage,
    slippage.share_on_time_pct,
    slippage.share_late_pct,
    slippage.median_slippage_days,
    slippage.p90_slippage_days,
    CASE
        WHEN documents.kind = 'plan' THEN 'a plan reports no results'
        ELSE slippage.slippage_reason
    END AS slippage_reason,
    reading.coverage_pct,
    reading.reading_status,
    reading.is_partly_understood,
    reading.status_basis,
    reading.unread_regions,
    documents.first_page,
    documents.last_page,
    findings.errors,
    findings.warnings,
    findings.remarks
FROM documents
JOIN document_reading AS reading USING (document_id)
LEFT JOIN document_completion AS completion USING (document_id)
LEFT JOIN document_slippage AS slippage USING (document_id)
LEFT JOIN (
    SELECT
        document_id,
        count_if(result = 'fail' AND severity = 'error') AS errors,
        count_if(result = 'fail' AND severity = 'warning') AS warnings,
        count_if(result = 'fail' AND severity = 'info') AS remarks
    FROM check_results
    GROUP BY document_id
) AS findings USING (document_id)
ORDER BY
    documents.consortium_id,
    coalesce(documents.reference_year, documents.period_start) NULLS LAST,
    documents.kind,
    documents.document_id;
