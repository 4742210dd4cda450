-- Every document.
SELECT document_id FROM documents ORDER BY document_id;
