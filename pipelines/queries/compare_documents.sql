-- The document that stands for each of two bodies (of all when $first is NULL): of the year asked
-- for, or the last one with results; a plan where there are no results.
SELECT
    consortium_id,
    document_id,
    kind,
    documents.reference_year,
    period_start,
    period_end,
    is_partly_understood,
    document_reading.coverage_pct,
    document_reading.status_basis
FROM documents
JOIN document_reading USING (document_id)
JOIN document_completion USING (document_id, consortium_id)
WHERE
    is_latest
    AND ($first IS NULL OR consortium_id IN ($first, $second))
    AND (
        $year IS NULL
        OR documents.reference_year = $year
        OR (documents.reference_year IS NULL AND $year BETWEEN period_start AND period_end)
    )
QUALIFY row_number() OVER (
    PARTITION BY consortium_id
    ORDER BY documents.reference_year DESC NULLS LAST, kind DESC, document_id
) = 1
ORDER BY consortium_id IS DISTINCT FROM $first, consortium_id;
