-- Evaluation board: Where do cards and strategic matrix disagree?
SELECT d.consortium_id, f.objective_code AS objective, f.found
FROM consistency_findings AS f
JOIN documents AS d ON d.document_id = f.document_id
WHERE f.kind = 'matrix_link_agrees' AND d.kind = 'verification'
    AND ($bodies IS NULL OR list_contains($bodies, d.consortium_id))
    AND ($year IS NULL OR d.reference_year = $year)
ORDER BY d.consortium_id, objective, found;
