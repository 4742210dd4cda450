-- Every step with its document and what the document says of it and declares, before anything is
-- said of what was due.
--
-- step_id: The step.
-- objective_id: Its objective.
-- document_id: Its document.
-- objective_code: Code of the objective as printed.
-- objective_label: The code, or the title in quotes where there is none.
-- objective_kind: Family of the objective.
-- objective_position: Order of the objective in the document.
-- step_code: Code of the step as printed.
-- step_label: The code, or the objective's label and the position where there is none.
-- step_position: Order of the step below its objective.
-- description: What will be done.
-- indicator: What is measured.
-- target: Value aimed at.
-- deadline: The plan's deadline.
-- deadline_source: Where it stands: its own column, or words of another field.
-- weight_in_objective_pct: Share of the objective.
-- weight_in_year_pct: Share of the objective's work due in the year.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reports_results: True for reports and verifications, also where they name no year.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- achievement_kind: Whether the document prints a weighted credit or a degree.
-- has_year_weights: True when the document prints weights for the year.
-- verification_id: What is said of the step; NULL when nothing is.
-- text: What is said to have been done.
-- achieved_pct: Achievement as printed.
-- is_reported: True when the document reports on the step: a text, a figure, an outcome, a score, a
--   deviation or evidence; a verification that only repeats the step reports nothing.
-- is_measured_elsewhere: True for a phase (a step with neither indicator nor target) of which
--   nothing is reported while rows with an indicator or a target of the same objective are: they
--   measure the objective.
-- full_pct: What a full achievement would be printed as: the weight for the year, or, where none is
--   printed, in the objective; 100 for a degree; NULL where it is not known which of the two is
--   printed.
-- declared_share: Achievement as a share from 0 to 1 of what was due; NULL where none is printed.
-- is_full_figure: True when the figure is the whole; weights and credits are printed to two decimals
--   at best, so that 9.05 of 9.1 is.
-- words_outcome: Outcome that the document declares in words or ticked boxes; NULL where it does
--   not.
-- declares_all: True when the whole is declared achieved: by the figure or, in a document without
--   figures, by the words; NULL where nothing is declared.
CREATE OR REPLACE VIEW step_reports AS
WITH said AS (
    SELECT
        s.*,
        b.consortium_id,
        b.document_kind,
        b.reports_results,
        b.reference_year,
        b.achievement_kind,
        b.has_year_weights,
        v.verification_id,
        v.text,
        v.achieved_pct,
        coalesce(
            coalesce(v.text, v.declared_outcome, v.deviation, v.score, v.cited_evidence) IS NOT NULL
            OR v.achieved_pct IS NOT NULL,
            false
        ) AS is_reported,
        s.indicator IS NOT NULL OR s.target IS NOT NULL AS is_measurable,
        CASE
            WHEN b.achievement_kind = 'degree' THEN 100
            WHEN b.achievement_kind IS NULL THEN NULL
            WHEN b.has_year_weights THEN s.weight_in_year_pct
            ELSE s.weight_in_objective_pct
        END AS full_pct,
        CASE
            WHEN coalesce(
                v.declared_outcome_basis, CASE WHEN v.achieved_pct IS NULL THEN 'words' END
            ) <> 'figure'
                THEN v.declared_outcome
        END AS words_outcome
    FROM step_cards AS s
    JOIN document_basis AS b ON b.document_id = s.document_id
    LEFT JOIN verifications AS v ON v.step_id = s.step_id
)
SELECT
    * EXCLUDE (is_reported, is_measurable, full_pct, words_outcome),
    is_reported,
    NOT is_reported
    AND NOT is_measurable
    AND bool_or(is_reported AND is_measurable) OVER (PARTITION BY objective_id)
        AS is_measured_elsewhere,
    full_pct,
    achieved_pct / nullif(full_pct, 0) AS declared_share,
    achieved_pct > 0 AND achieved_pct + 0.0501 >= full_pct AS is_full_figure,
    words_outcome,
    CASE
        WHEN achievement_kind IS NOT NULL
            THEN achieved_pct > 0 AND achieved_pct + 0.0501 >= full_pct
        ELSE words_outcome = 'achieved'
    END AS declares_all
FROM said;
