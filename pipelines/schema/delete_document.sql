-- Takes a document and everything that belongs to it out of the database.
-- The identifier of one document of a file may begin like that of another.
DELETE FROM evidence
WHERE starts_with(record_id, $document_id) AND split_part(record_id, '/', 1) = $document_id;

DELETE FROM unread WHERE document_id = $document_id;

DELETE FROM attachments WHERE document_id = $document_id;

DELETE FROM document_counts WHERE document_id = $document_id;

DELETE FROM extras WHERE document_id = $document_id;

DELETE FROM closing_programmes WHERE document_id = $document_id;

DELETE FROM closing_links WHERE document_id = $document_id;

DELETE FROM closing_weights WHERE document_id = $document_id;

DELETE FROM unit_scores WHERE document_id = $document_id;

DELETE FROM amounts WHERE document_id = $document_id;

DELETE FROM verifications
WHERE step_id IN (
    SELECT step_id
    FROM steps
    JOIN objectives USING (objective_id)
    WHERE document_id = $document_id
);

DELETE FROM steps
WHERE objective_id IN (SELECT objective_id FROM objectives WHERE document_id = $document_id);

DELETE FROM objective_tags
WHERE objective_id IN (SELECT objective_id FROM objectives WHERE document_id = $document_id);

DELETE FROM objective_links
WHERE objective_id IN (SELECT objective_id FROM objectives WHERE document_id = $document_id);

DELETE FROM objective_programmes
WHERE objective_id IN (SELECT objective_id FROM objectives WHERE document_id = $document_id);

DELETE FROM objectives WHERE document_id = $document_id;

DELETE FROM documents WHERE document_id = $document_id;
