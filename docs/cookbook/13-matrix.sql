-- Evaluation board: Where do cards and strategic matrix disagree?
SELECT f.objective_code AS objective, f.found
FROM consistency_findings AS f
JOIN documents AS d ON d.document_id = f.document_id
WHERE f.kind = 'matrix_link_agrees' AND d.kind = 'verification'
ORDER BY objective, found;
