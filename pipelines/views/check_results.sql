-- What every check says of every document: pass, fail, or not applicable with the reason. One row
-- per check and thing checked (a step, an objective, a link, a document).
--
-- document_id: The document.
-- family: `within_plan`, `plan_against_verification`, `words_against_figures`,
--   `cards_against_tables`, `across_documents` or `reading`.
-- objective_id: The objective; NULL where the whole document is checked.
-- objective_code: Its code as printed.
-- step_id: The step; NULL where something larger is checked.
-- step_code: Its code as printed.
-- kind: The check: the name of its file.
-- result: `pass`, `fail` or `not_applicable`.
-- severity: `error` where two figures of one document cannot both be right, `warning` where
--   somebody should look, `info` where nothing hangs on it; NULL unless it fails.
-- expected: What should stand there; values of the document in its own words.
-- found: What stands there.
-- message: The finding in a sentence; NULL unless it fails.
-- reason: Why the check does not apply; NULL when it does.
CREATE OR REPLACE VIEW check_results AS
SELECT
    document_id,
    family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    kind,
    result,
    severity,
    expected,
    found,
    message,
    reason
FROM (
    SELECT * FROM check_achievement_kind_known
    UNION ALL BY NAME
    SELECT * FROM check_answer_fits_question
    UNION ALL BY NAME
    SELECT * FROM check_closing_objective_listed
    UNION ALL BY NAME
    SELECT * FROM check_closing_programme_listed
    UNION ALL BY NAME
    SELECT * FROM check_closing_title_agrees
    UNION ALL BY NAME
    SELECT * FROM check_closing_weight_agrees
    UNION ALL BY NAME
    SELECT * FROM check_contradicting_dates
    UNION ALL BY NAME
    SELECT * FROM check_credit_when_due
    UNION ALL BY NAME
    SELECT * FROM check_credit_within_weight
    UNION ALL BY NAME
    SELECT * FROM check_deadline_agrees
    UNION ALL BY NAME
    SELECT * FROM check_deadline_in_period
    UNION ALL BY NAME
    SELECT * FROM check_description_agrees
    UNION ALL BY NAME
    SELECT * FROM check_evidence_used_once
    UNION ALL BY NAME
    SELECT * FROM check_first_year_kept
    UNION ALL BY NAME
    SELECT * FROM check_first_year_plausible
    UNION ALL BY NAME
    SELECT * FROM check_full_credit_evidence
    UNION ALL BY NAME
    SELECT * FROM check_full_credit_late
    UNION ALL BY NAME
    SELECT * FROM check_full_credit_target_missed
    UNION ALL BY NAME
    SELECT * FROM check_indicator_agrees
    UNION ALL BY NAME
    SELECT * FROM check_matrix_link_agrees
    UNION ALL BY NAME
    SELECT * FROM check_objective_code_unique
    UNION ALL BY NAME
    SELECT * FROM check_objective_has_steps
    UNION ALL BY NAME
    SELECT * FROM check_objective_weights_sum
    UNION ALL BY NAME
    SELECT * FROM check_partly_read
    UNION ALL BY NAME
    SELECT * FROM check_plan_comparable
    UNION ALL BY NAME
    SELECT * FROM check_plan_deadline_kept
    UNION ALL BY NAME
    SELECT * FROM check_plan_objective_kept
    UNION ALL BY NAME
    SELECT * FROM check_plan_objective_weight_kept
    UNION ALL BY NAME
    SELECT * FROM check_plan_step_kept
    UNION ALL BY NAME
    SELECT * FROM check_plan_text_kept
    UNION ALL BY NAME
    SELECT * FROM check_plan_weight_kept
    UNION ALL BY NAME
    SELECT * FROM check_programme_known
    UNION ALL BY NAME
    SELECT * FROM check_punctuality_claim
    UNION ALL BY NAME
    SELECT * FROM check_result_has_step
    UNION ALL BY NAME
    SELECT * FROM check_score_within_maximum
    UNION ALL BY NAME
    SELECT * FROM check_scored_unit_listed
    UNION ALL BY NAME
    SELECT * FROM check_step_code_unique
    UNION ALL BY NAME
    SELECT * FROM check_step_verified
    UNION ALL BY NAME
    SELECT * FROM check_step_weights_sum
    UNION ALL BY NAME
    SELECT * FROM check_target_for_indicator
    UNION ALL BY NAME
    SELECT * FROM check_unit_spelled_once
    UNION ALL BY NAME
    SELECT * FROM check_verification_has_step
    UNION ALL BY NAME
    SELECT * FROM check_version_complete
    UNION ALL BY NAME
    SELECT * FROM check_year_weight_derivation
    UNION ALL BY NAME
    SELECT * FROM check_year_weight_when_due
    UNION ALL BY NAME
    SELECT * FROM check_year_weights_sum
);
