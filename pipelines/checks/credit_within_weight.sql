-- Is the credit given to a step no more than its weight?
-- A document that prints weighted credits gives a step at most its weight for the year; one that
-- prints degrees at most 100. More would make up for steps that were not done.
CREATE OR REPLACE VIEW check_credit_within_weight AS
WITH judged AS (
    SELECT
        *,
        CASE
            WHEN achievement_kind IS NULL THEN 'the document prints no achievement'
            WHEN achieved_pct IS NULL THEN 'the step is given no credit'
            WHEN full_pct IS NULL THEN 'the step carries no weight'
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
    'credit_within_weight' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN achieved_pct <= full_pct + 0.0501 THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT achieved_pct <= full_pct + 0.0501
            THEN 'error'
    END AS severity,
    printf('at most %.10g', full_pct) AS expected,
    printf('%.10g', achieved_pct) AS found,
    CASE
        WHEN reason IS NULL AND NOT achieved_pct <= full_pct + 0.0501
            THEN printf(
                'Step %s: its credit is %.10g, its weight %.10g.', step_label, achieved_pct, full_pct
            )
    END AS message,
    reason
FROM judged;
