-- Was a step that is given full credit done in time?
-- The deadline is part of what was promised. Where the words themselves date the step after its
-- deadline, full credit says more than was achieved. It is an error where nothing explains it; a
-- warning where the text excuses the delay or somebody outside extended the deadline: late against
-- the plan all the same, but a board will want to read why. Steps that the words do not place on
-- one side of the deadline are not judged: a wrong "late" is the worst mistake this check could
-- make.
CREATE OR REPLACE VIEW check_full_credit_late AS
WITH judged AS (
    SELECT
        f.*,
        f.completed_from - f.deadline AS slippage_min_days,
        f.completed_to - f.deadline AS slippage_max_days,
        f.completed_to <= f.extended_deadline AS meets_extension,
        CASE
            WHEN NOT f.reports_results THEN 'a plan reports no results'
            WHEN f.is_due IS NOT TRUE THEN 'nothing was due in the year'
            WHEN f.is_full_credit IS NOT TRUE THEN 'the step is not given full credit'
            WHEN f.deadline IS NULL THEN 'the step has no deadline'
            WHEN f.punctuality = 'possibly_late'
                THEN 'the deadline lies inside the interval of completion'
            WHEN f.punctuality NOT IN ('late', 'on_time')
                THEN 'the words give no date of completion'
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
    'full_credit_late' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN punctuality = 'on_time' THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT punctuality = 'on_time' THEN CASE
        WHEN excuse_basis IS NOT NULL OR extended_deadline IS NOT NULL THEN 'warning' ELSE 'error'
    END END AS severity,
    CASE
        WHEN reason IS NULL THEN 'done by ' || strftime(deadline, '%d/%m/%Y')
    END AS expected,
    CASE
        WHEN reason IS NOT NULL THEN NULL
        WHEN completed_from = completed_to THEN 'done on ' || strftime(completed_to, '%d/%m/%Y')
        ELSE concat_ws(
            ' ',
            'done',
            'from ' || strftime(completed_from, '%d/%m/%Y'),
            'to ' || strftime(completed_to, '%d/%m/%Y')
        )
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT punctuality = 'on_time'
            THEN printf(
                'Step %s is given full credit although it was late by %s days%s%s.',
                step_label,
                CASE
                    WHEN slippage_min_days = slippage_max_days THEN slippage_min_days::VARCHAR
                    ELSE printf('at least %d', slippage_min_days)
                END,
                CASE WHEN excuse_basis IS NOT NULL THEN '; the text excuses the delay' ELSE '' END,
                CASE
                    WHEN meets_extension THEN printf(
                        '; it was in time for the deadline extended to %s',
                        strftime(extended_deadline, '%d/%m/%Y')
                    )
                    ELSE ''
                END
            )
    END AS message,
    reason
FROM judged;
