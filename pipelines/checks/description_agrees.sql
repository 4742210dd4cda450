-- Does the verification repeat the step's description as the plan gives it?
-- The description is what the body promised to do. A verification that repeats other words may be
-- verifying something else; most often it is a slip, which the class tells: only punctuation or
-- capitals (info), one text cut short (warning), other words (warning). White space and typographic
-- quotes are folded first.
CREATE OR REPLACE VIEW check_description_agrees AS
WITH judged AS (
    SELECT
        f.*,
        f.description AS plan_text,
        f.restated_description AS verification_text,
        text_class(f.description, f.restated_description) AS class,
        CASE
            WHEN f.document_kind = 'plan' THEN 'a plan has no verification'
            WHEN f.verification_id IS NULL THEN 'nothing is said of the step'
            WHEN f.description IS NULL THEN 'the plan gives no description'
            WHEN f.restated_description IS NULL THEN 'the verification does not repeat the description'
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
    'description_agrees' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN class = 'equal' THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NOT NULL OR class = 'equal' THEN NULL
        WHEN class = 'punctuation_or_case' THEN 'info'
        ELSE 'warning'
    END AS severity,
    plan_text AS expected,
    verification_text AS found,
    CASE
        WHEN reason IS NULL AND class <> 'equal'
            THEN printf(
                'Step %s: the descriptions of plan and verification %s.',
                step_label,
                CASE class
                    WHEN 'punctuation_or_case' THEN 'differ in punctuation or capitals'
                    WHEN 'truncated' THEN 'differ: one is cut short'
                    ELSE 'differ'
                END
            )
    END AS message,
    reason
FROM judged;
