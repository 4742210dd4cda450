-- What a file gave when it had other bytes than now: documents to take out, and a paper that is
-- forgotten here.
DELETE FROM passed_over WHERE source_path = $source_path AND sha256 <> $sha256;

SELECT document_id
FROM documents
WHERE source_path = $source_path AND sha256 <> $sha256;
