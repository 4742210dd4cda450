-- A document in a line: what it is, whose, and how much of it was done.
SELECT
    documents.document_id,
    coalesce(consortia.name, documents.consortium_id) AS owner,
    documents.kind,
    documents.title,
    documents.period_start,
    documents.period_end,
    documents.reference_year,
    documents.published_on,
    documents.page_count,
    documents.source_path,
    document_completion.objectives,
    document_completion.steps_total,
    document_completion.steps_due,
    document_completion.declared_completion_pct,
    document_completion.declared_reason,
    document_completion.assessed_completion_pct,
    document_completion.assessed_reason,
    document_completion.cumulative_completion_pct,
    document_completion.cumulative_reason,
    document_completion.steps_not_assessed,
    documents.first_page,
    documents.last_page,
    document_reading.coverage_pct,
    document_reading.reading_status,
    document_reading.is_partly_understood,
    document_reading.status_basis,
    document_reading.unread_regions,
    document_reading.unread_pages
FROM documents
JOIN document_reading USING (document_id)
JOIN document_completion USING (document_id)
LEFT JOIN consortia ON consortia.consortium_id = documents.consortium_id
WHERE document_id = $document_id;
