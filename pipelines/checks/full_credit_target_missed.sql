-- Did a step that is given full credit reach what its indicator or target asks for?
-- Four projects started of the five that were asked for are not the whole. The words of the
-- verification are compared with the threshold, count, share or exception that the plan set; where
-- they do not settle it, nothing is said.
CREATE OR REPLACE VIEW check_full_credit_target_missed AS
WITH judged AS (
    SELECT
        f.*,
        coalesce(f.target, f.indicator) AS asked,
        CASE
            WHEN NOT f.reports_results THEN 'a plan reports no results'
            WHEN f.is_due IS NOT TRUE THEN 'nothing was due in the year'
            WHEN f.is_full_credit IS NOT TRUE THEN 'the step is not given full credit'
            WHEN f.assessed_outcome IS NULL THEN 'the words have not been read'
            WHEN f.assessed_outcome = 'not_assessable' THEN 'the words do not settle the outcome'
        END AS reason
    FROM step_facts AS f
)
SELECT
    document_id,
    'words_against_figures' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'full_credit_target_missed' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN assessed_outcome = 'achieved' THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT assessed_outcome = 'achieved' THEN 'error' END AS severity,
    CASE WHEN reason IS NULL THEN asked END AS expected,
    CASE WHEN reason IS NULL THEN assessed_outcome END AS found,
    CASE
        WHEN reason IS NULL AND NOT assessed_outcome = 'achieved'
            THEN printf(
                'Step %s is given full credit, but its words say %s: %s',
                step_label,
                CASE assessed_outcome
                    WHEN 'partially_achieved' THEN 'that it was achieved in part' ELSE 'that it was not achieved'
                END,
                coalesce(assessment_reason, 'no reason is given.')
            )
    END AS message,
    reason
FROM judged;
