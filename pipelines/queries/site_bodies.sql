-- Every body that has published a stored document.
SELECT
    documents.consortium_id,
    consortia.name,
    consortia.acronym,
    consortia.kind,
    consortia.province,
    consortia.region,
    consortia.tax_code,
    consortia.website,
    coalesce(consortia.is_provisional, true) AS is_provisional,
    count(*) AS documents
FROM documents
LEFT JOIN consortia USING (consortium_id)
GROUP BY ALL
ORDER BY region NULLS LAST, consortium_id;
