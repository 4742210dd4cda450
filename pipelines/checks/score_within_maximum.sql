-- Is the score of every unit within its maximum?
-- The points that a unit is given decide on bonuses. More points than there are to give means that
-- one of the two figures is wrong.
CREATE OR REPLACE VIEW check_score_within_maximum AS
WITH judged AS (
    SELECT
        document_id,
        unit,
        score,
        maximum,
        CASE WHEN maximum IS NULL THEN 'the document states no maximum' END AS reason
    FROM unit_scores
    UNION ALL BY NAME
    SELECT document_id, 'the document has no table of scores' AS reason
    FROM documents
    WHERE document_id NOT IN (SELECT document_id FROM unit_scores)
)
SELECT
    document_id,
    'within_plan' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'score_within_maximum' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN score <= maximum THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT score <= maximum THEN 'error' END AS severity,
    printf('at most %.10g', maximum) AS expected,
    printf('%.10g', score) AS found,
    CASE
        WHEN reason IS NULL AND NOT score <= maximum
            THEN printf(
                'Unit %s: it is given %.10g points of %.10g possible.', unit, score, maximum
            )
    END AS message,
    reason
FROM judged;
