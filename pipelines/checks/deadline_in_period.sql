-- Does every deadline lie inside the period of the plan?
-- A step that ends after the plan ends is verified by no verification of that plan: nobody will
-- report on it unless the next plan takes it up. Multi-year funding such as PNRR is a frequent and
-- legitimate reason, which is why this is a warning. Reports are left out: their period is the year
-- reported on.
CREATE OR REPLACE VIEW check_deadline_in_period AS
WITH judged AS (
    SELECT
        f.*,
        b.period_start,
        b.period_end,
        year(f.deadline) BETWEEN b.period_start AND b.period_end AS is_inside,
        CASE
            WHEN b.kind = 'report' THEN 'a report has no plan period of its own'
            WHEN b.period_start IS NULL OR b.period_end IS NULL THEN 'the document states no period'
            WHEN f.deadline IS NULL THEN 'the step has no deadline'
        END AS reason
    FROM step_cards AS f
    JOIN documents AS b ON b.document_id = f.document_id
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'deadline_in_period' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN is_inside THEN 'pass' ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT is_inside THEN 'warning' END AS severity,
    CASE WHEN reason IS NULL THEN printf('%d-%d', period_start, period_end) END AS expected,
    strftime(deadline, '%d/%m/%Y') AS found,
    CASE
        WHEN reason IS NULL AND NOT is_inside
            THEN printf(
                'Step %s: its deadline, %s, lies %s the plan (%d-%d).',
                step_label,
                strftime(deadline, '%d/%m/%Y'),
                CASE WHEN year(deadline) > period_end THEN 'after' ELSE 'before' END,
                period_start,
                period_end
            )
    END AS message,
    reason
FROM judged;
