-- What a file gave when it had other bytes than now.
SELECT document_id
FROM documents
WHERE source_path = $source_path AND sha256 <> $sha256;
