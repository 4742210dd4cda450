-- Is something said of every step?
-- A plan is verified step by step. A step that was due and is missing from the verification counts
-- as nothing done (error). A step not yet due is missing only where the document otherwise repeats
-- such steps (warning). A phase of an objective that is measured by rows with indicators is answered
-- by those.
CREATE OR REPLACE VIEW check_step_verified AS
WITH repeating AS (
    SELECT DISTINCT document_id
    FROM step_facts
    WHERE verification_id IS NOT NULL AND NOT is_due
),
judged AS (
    SELECT
        f.*,
        f.verification_id IS NOT NULL AS is_verified,
        CASE
            WHEN NOT f.reports_results THEN 'a plan has no verification'
            WHEN r.is_measured_elsewhere AND f.verification_id IS NULL
                THEN 'rows with indicators measure its objective'
            WHEN f.is_due IS NULL THEN 'the document does not tell whether the step was due'
            WHEN NOT f.is_due AND t.document_id IS NULL
                THEN 'the step was not due, and the document does not repeat such steps'
        END AS reason
    FROM step_facts AS f
    JOIN step_reports AS r ON r.step_id = f.step_id
    LEFT JOIN repeating AS t ON t.document_id = f.document_id
)
SELECT
    document_id,
    'plan_against_verification' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'step_verified' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN is_verified THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT is_verified
            THEN CASE WHEN is_due THEN 'error' ELSE 'warning' END
    END AS severity,
    'a verification' AS expected,
    CASE WHEN is_verified THEN 'a verification' ELSE 'nothing' END AS found,
    CASE
        WHEN reason IS NULL AND NOT is_verified
            THEN printf(
                'Step %s%s has no verification.',
                step_label,
                CASE WHEN is_due THEN ', which was due,' ELSE '' END
            )
    END AS message,
    reason
FROM judged;
