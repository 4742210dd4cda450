-- Objectives that may be the same over years, for a person to confirm, the likeliest first.
SELECT
    p.from_objective_id,
    coalesce(d.reference_year, d.period_start) AS from_year,
    a.code AS from_code,
    a.title AS from_title,
    p.to_objective_id,
    coalesce(e.reference_year, e.period_start) AS to_year,
    b.code AS to_code,
    b.title AS to_title,
    p.score
FROM objective_pairs AS p
JOIN objective_threads AS t ON t.objective_id = p.to_objective_id
JOIN objectives AS a ON a.objective_id = p.from_objective_id
JOIN documents AS d ON d.document_id = a.document_id
JOIN objectives AS b ON b.objective_id = p.to_objective_id
JOIN documents AS e ON e.document_id = b.document_id
WHERE p.link = 'possible' AND t.possible_objective_id = p.from_objective_id
ORDER BY p.score DESC, p.to_objective_id;
