-- The documents, and the files that were read and held no objective, whose pages may be kept: those
-- that another vocabulary or rule can be tried on. An owner that was given on the command line
-- stands.
SELECT
    document_id,
    source_path,
    sha256,
    extractor_version,
    CASE WHEN consortium_basis = 'option' THEN consortium_id END AS given_owner
FROM documents
UNION ALL BY NAME
SELECT
    NULL AS document_id,
    source_path,
    sha256,
    NULL AS extractor_version,
    NULL AS given_owner
FROM failures
WHERE sha256 IS NOT NULL AND stage = 'layout' AND sha256 NOT IN (SELECT sha256 FROM documents)
ORDER BY source_path, sha256;
