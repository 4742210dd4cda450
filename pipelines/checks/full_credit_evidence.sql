-- Does a step that is given full credit name a date, an act, a number, or a result that settles it?
-- A sentence such as "l'attività è stata svolta" cannot be checked by anybody. It may well be
-- true; it is a claim, and a board should know how many of its figures rest on claims.
-- Information, not a mistake: it passes where the text holds a number other than a bare year
-- (a date, a count, a protocol), cites an act, or settles the outcome against the target.
CREATE OR REPLACE VIEW check_full_credit_evidence AS
WITH judged AS (
    SELECT
        f.*,
        f.completed_from IS NOT NULL OR f.completed_to IS NOT NULL AS is_dated,
        -- What remains when bare years and names such as Covid-19 are taken away.
        regexp_matches(
            regexp_replace(f.text, '\b(19|20)\d\d\b|\pL-?\d+', '', 'g'), '\d'
        ) AS has_number,
        coalesce(f.acts_cited, 0) > 0 AS cites_act,
        f.assessed_outcome IN ('achieved', 'partially_achieved', 'not_achieved') AS is_measured,
        CASE
            WHEN NOT f.reports_results THEN 'a plan reports no results'
            WHEN f.is_due IS NOT TRUE THEN 'nothing was due in the year'
            WHEN f.is_full_credit IS NOT TRUE THEN 'the step is not given full credit'
            WHEN f.text IS NOT NULL AND NOT f.is_text_read THEN 'the words have not been read'
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
    'full_credit_evidence' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN coalesce(is_dated OR cites_act OR is_measured OR has_number, false) THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT coalesce(is_dated OR cites_act OR is_measured OR has_number, false)
            THEN CASE WHEN text IS NULL THEN 'warning' ELSE 'info' END
    END AS severity,
    'a date, an act, a number or a settled result' AS expected,
    CASE
        WHEN reason IS NOT NULL THEN NULL
        ELSE coalesce(
            nullif(
                concat_ws(
                    ', ',
                    CASE WHEN is_dated THEN 'a date' END,
                    CASE WHEN cites_act THEN 'an act' END,
                    CASE WHEN is_measured THEN 'a settled result' END,
                    CASE WHEN has_number THEN 'a number' END
                ),
                ''
            ),
            'none'
        )
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT coalesce(is_dated OR cites_act OR is_measured OR has_number, false)
            THEN printf(
                'Step %s is given full credit, but %s.',
                step_label,
                CASE
                    WHEN text IS NULL THEN 'nothing is written about it'
                    WHEN punctuality_basis IS NOT NULL
                        THEN 'only punctuality is claimed: no date, no act, no number'
                    ELSE 'its text gives neither date nor act nor number'
                END
            )
    END AS message,
    reason
FROM judged;
