-- What is known of files that were read: their documents, or what other paper they are. It tells
-- which of them need not be read again. What was given on the command line stands.
SELECT
    source_path,
    sha256,
    extractor_version,
    any_value(consortium_id) FILTER (consortium_basis = 'option') AS given_owner,
    any_value(given_kind) AS given_kind,
    NULL AS genre,
    NULL AS reason,
    list(
        {
            'document_id': document_id,
            'consortium_id': consortium_id,
            'coverage_pct': coverage_pct,
            'reading_status': reading_status,
            'status_basis': status_basis
        }
        ORDER BY first_page NULLS FIRST, document_id
    ) AS documents
FROM documents
GROUP BY source_path, sha256, extractor_version
UNION ALL BY NAME
SELECT source_path, sha256, extractor_version, genre, reason
FROM passed_over
ORDER BY source_path, sha256;
