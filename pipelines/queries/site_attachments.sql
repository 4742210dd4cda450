-- Files attached to the PDF of a document; they are not read.
SELECT name, size_bytes
FROM attachments
WHERE document_id = $document_id
ORDER BY ALL;
