-- A document with what is known of its owner.
SELECT
    documents.*,
    consortia.name,
    consortia.acronym,
    consortia.province,
    consortia.region,
    consortia.tax_code,
    consortia.website,
    consortia.is_provisional
FROM documents
JOIN consortia USING (consortium_id)
WHERE document_id = $document_id;
