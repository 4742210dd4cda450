-- Does every verification answer a step of the plan?
-- A result for something that nobody planned cannot be weighed, and may hide a step that was
-- replaced without a decision. A verification has no step where it repeats a description or an
-- indicator and the plan's table gives neither.
CREATE OR REPLACE VIEW check_verification_has_step AS
WITH judged AS (
    SELECT
        f.*,
        f.description IS NOT NULL OR f.indicator IS NOT NULL OR f.deadline IS NOT NULL AS is_planned,
        CASE
            WHEN f.verification_id IS NULL THEN 'nothing is said of the step'
            WHEN f.restated_description IS NULL AND f.restated_indicator IS NULL
                THEN 'the verification does not repeat the step'
        END AS reason
    FROM step_facts AS f
)
SELECT
    document_id,
    'plan_against_verification' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'verification_has_step' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN is_planned THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT is_planned THEN 'error' END AS severity,
    'a step of the plan' AS expected,
    CASE WHEN is_planned THEN 'a step of the plan' ELSE 'none' END AS found,
    CASE
        WHEN reason IS NULL AND NOT is_planned
            THEN printf(
                'Verification %s (“%s”) answers no step of the plan.',
                step_label,
                coalesce(restated_description, restated_indicator)
            )
    END AS message,
    reason
FROM judged;
