-- Does a claim of punctuality agree with the text's own dates?
-- "Entro la scadenza prevista" beside a date after the deadline: one of the two is wrong, and the
-- claim is what people remember. Judged only where the text dates the step on one side of the
-- deadline.
CREATE OR REPLACE VIEW check_punctuality_claim AS
WITH judged AS (
    SELECT
        f.*,
        f.completed_from - f.deadline AS slippage_min_days,
        CASE
            WHEN NOT f.reports_results THEN 'a plan reports no results'
            WHEN f.is_due IS NOT TRUE THEN 'nothing was due in the year'
            WHEN f.punctuality_basis IS NULL THEN 'the text makes no claim of punctuality'
            WHEN f.punctuality NOT IN ('late', 'on_time')
                THEN 'the text gives no date on one side of the deadline'
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
    'punctuality_claim' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN punctuality = 'on_time' THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT punctuality = 'on_time' THEN 'error' END AS severity,
    CASE WHEN reason IS NULL THEN 'done by ' || strftime(deadline, '%d/%m/%Y') END AS expected,
    CASE
        WHEN reason IS NULL THEN 'done on ' || strftime(coalesce(completed_from, completed_to), '%d/%m/%Y')
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT punctuality = 'on_time'
            THEN printf(
                'Step %s claims punctuality (“%s”), but its own date is %s, %d days after the deadline.',
                step_label,
                punctuality_basis,
                strftime(completed_from, '%d/%m/%Y'),
                slippage_min_days
            )
    END AS message,
    reason
FROM judged;
