-- Steps of a document in order.
SELECT steps.*
FROM steps
JOIN objectives USING (objective_id)
WHERE document_id = $document_id
ORDER BY objectives.position, steps.position;
