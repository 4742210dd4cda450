-- The file now has another name.
UPDATE documents SET source_path = $source_path WHERE document_id = $document_id;
