-- Regional office: Which documents do we have, and which of them count?
-- Where a body published several documents of one kind for one year, the latest published counts.
SELECT
    consortium_id,
    document_kind,
    period_start || '-' || period_end AS period,
    reference_year,
    published_on,
    is_latest
FROM document_versions
WHERE ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year OR $year BETWEEN period_start AND period_end)
ORDER BY ALL;
