-- Evaluation board: On which page do the two deadlines of a step stand?
-- Every stored value has its place: page and box, in one part or several.
SELECT e.record_table, e.field, e.raw_text, e.page
FROM step_results AS r
JOIN verifications AS v ON v.step_id = r.step_id
JOIN evidence AS e
    ON e.field = 'deadline'
    AND (
        e.record_table = 'steps' AND e.record_id = r.step_id
        OR e.record_table = 'verifications' AND e.record_id = v.verification_id
    )
WHERE r.step_code = 'K.3'
ORDER BY e.record_table;
