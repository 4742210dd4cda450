-- Is there a credit exactly where something was due?
-- A due step without a credit counts as nothing done in the year's result, whether or not anything
-- was done (error). A credit for a step that was not due has nowhere to count (warning).
CREATE OR REPLACE VIEW check_credit_when_due AS
WITH judged AS (
    SELECT
        *,
        is_due = (achieved_pct IS NOT NULL) AS is_right,
        CASE
            WHEN achievement_kind IS NULL THEN 'the document prints no achievement'
            WHEN is_due IS NULL THEN 'the document does not say what was due'
        END AS reason
    FROM step_facts
)
SELECT
    document_id,
    'plan_against_verification' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'credit_when_due' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN is_right THEN 'pass' ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT is_right
            THEN CASE WHEN is_due THEN 'error' ELSE 'warning' END
    END AS severity,
    CASE WHEN is_due THEN 'a credit' WHEN NOT is_due THEN 'no credit' END AS expected,
    coalesce(printf('%.10g', achieved_pct), 'no credit') AS found,
    CASE
        WHEN reason IS NULL AND NOT is_right
            THEN printf(
                CASE
                    WHEN is_due THEN 'Step %s was due in the year and is given no credit: it counts 0.'
                    ELSE 'Step %s was not due in the year and is given a credit.'
                END,
                step_label
            )
    END AS message,
    reason
FROM judged;
