-- Journalist: What had been promised earlier and was moved to this plan?
SELECT m.consortium_id, m.step_code AS step, m.from_deadline, m.to_deadline, m.days_moved, m.words
FROM moved_steps AS m
JOIN documents AS d ON d.document_id = m.to_document_id
WHERE m.basis = 'quoted'
    AND ($bodies IS NULL OR list_contains($bodies, m.consortium_id))
    AND ($year IS NULL OR d.reference_year = $year)
ORDER BY m.days_moved DESC, m.consortium_id, step;
