-- Is every unit written in one spelling?
-- "Area Amministrativa" and "area amministrativa." are one office in two spellings: sums by unit count
-- it twice, and so may the weights of its people. Spellings differ by capitals, accents, punctuation or
-- spaces only. It may be wrong where two offices differ by just that.
CREATE OR REPLACE VIEW check_unit_spelled_once AS
WITH spelled AS (
    SELECT
        document_id,
        folded(unit) AS unit_key,
        string_agg(DISTINCT '“' || unit || '”', ', ' ORDER BY '“' || unit || '”') AS spellings,
        count(DISTINCT unit) AS number
    FROM objectives
    WHERE unit IS NOT NULL
    GROUP BY document_id, folded(unit)
),
judged AS (
    SELECT document_id, spellings, number, number = 1 AS is_right, NULL::VARCHAR AS reason
    FROM spelled
    UNION ALL BY NAME
    SELECT document_id, 'the objectives name no unit' AS reason
    FROM documents
    WHERE document_id NOT IN (SELECT document_id FROM spelled)
)
SELECT
    document_id,
    'within_plan' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'unit_spelled_once' AS kind,
    verdict(reason, is_right) AS result,
    if_failed(reason, is_right, 'info') AS severity,
    CASE WHEN reason IS NULL THEN 'one spelling' END AS expected,
    spellings AS found,
    if_failed(
        reason, is_right, printf('A unit is written in %d spellings: %s.', number, spellings)
    ) AS message,
    reason
FROM judged;
