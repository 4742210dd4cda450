-- Evaluation board: On which page do the deadlines of a step stand?
-- Every stored value has its place: page and box, in one part or several.
SELECT r.consortium_id, r.step_code AS step, e.record_table, e.field, e.raw_text, e.page
FROM step_results AS r
JOIN verifications AS v ON v.step_id = r.step_id
JOIN evidence AS e
    ON e.field = 'deadline'
    AND (
        e.record_table = 'steps' AND e.record_id = r.step_id
        OR e.record_table = 'verifications' AND e.record_id = v.verification_id
    )
WHERE r.step_code = $step
    AND ($bodies IS NULL OR list_contains($bodies, r.consortium_id))
    AND ($year IS NULL OR r.reference_year = $year)
ORDER BY r.consortium_id, e.record_table;
