-- Do the dates of one text agree with each other?
-- "Nel mese di giugno 2021 … approvata con deliberazione del 14/07/2021" tells two stories of one
-- event. Whichever is right, the other was meant to persuade.
CREATE OR REPLACE VIEW check_contradicting_dates AS
WITH judged AS (
    SELECT
        f.*,
        CASE
            WHEN NOT f.reports_results THEN 'a plan reports no results'
            WHEN f.text IS NULL THEN 'nothing is said of the step'
            WHEN NOT f.is_text_read THEN 'the words have not been read'
            WHEN f.completed_from IS NULL
                AND f.completed_to IS NULL
                AND f.contradiction_basis IS NULL
                THEN 'the text does not date the step'
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
    'contradicting_dates' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN contradiction_basis IS NULL THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT contradiction_basis IS NULL THEN 'error' END AS severity,
    'dates that agree' AS expected,
    CASE
        WHEN reason IS NULL THEN coalesce(contradiction_basis, 'dates that agree')
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT contradiction_basis IS NULL
            THEN printf(
                'Step %s: its text gives two dates for one event: %s.', step_label, contradiction_basis
            )
    END AS message,
    reason
FROM judged;
