-- Every step with what is said of it: the row that completion, slippage and the checks start from.
--
-- step_id: The step.
-- objective_id: Its objective.
-- document_id: Its document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reports_results: True in reports and verifications, also where they name no year.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
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
-- weight_in_objective_pct: Share of the objective.
-- weight_in_year_pct: Share of the objective's work due in the year; NULL when not due.
-- is_due: True when something was due in the year; NULL where the document does not tell.
-- due_basis: What decided that, step by step: `year_weight` (where the document prints weights for
--   the year), `measured_elsewhere` (a phase whose objective is measured by other rows), `deadline`
--   (in the year, or before it and settled by no earlier verification), `reported` (no weight, and no
--   deadline in a column of its own, or no year: the document reports on it); NULL where nothing did.
-- due_reason: Why it was not due, or is not known to be; NULL for due steps.
-- is_reported: True when the document reports on the step (see step_reports).
-- verification_id: What is said of the step; NULL when nothing is.
-- restated_deadline: The deadline as the verification repeats it.
-- restated_description: The description as the verification repeats it.
-- restated_indicator: The indicator as the verification repeats it.
-- text: What is said to have been done.
-- achieved_pct: Achievement as printed.
-- achievement_kind: Whether that is a weighted credit or a degree.
-- full_pct: What a full achievement would be printed as: the weight, or 100 for a degree.
-- declared_share: Achievement as a share from 0 to 1 of what was due; NULL where none is printed.
-- is_full_credit: True when the whole of what was due is declared achieved, by the figure or, in a
--   document without figures, by the words; NULL where nothing was due or nothing is declared.
-- declared_outcome: Outcome that the document declares; where its words do not, what its figure
--   says.
-- assessed_outcome: Outcome that the words support; NULL until the words have been read.
-- assessed_share: Credit from 0 to 1 that the words support; NULL when they do not settle it.
-- assessment_reason: What was compared with what.
-- words_outcome: Outcome that the document declares in words or ticked boxes; never from a figure.
-- is_done_early: True when the step was not due and is declared achieved in full, with a date.
-- is_text_read: True when the words of the verification have been read.
-- acts_cited: Administrative acts that the text cites.
-- completed_from: First day on which the text allows completion.
-- completed_to: Last day on which the text allows completion.
-- punctuality: `late`, `on_time`, `possibly_late`, `asserted`, `undated`, `no_deadline` or `not_due`,
--   against the plan's deadline (see step_slippage); NULL in a plan.
-- punctuality_basis: The words that claim punctuality.
-- extended_deadline: The deadline as moved by somebody outside.
-- excuse_basis: The words that excuse a delay.
-- contradiction_basis: Two dates of the text that contradict each other.
CREATE OR REPLACE VIEW step_facts AS
WITH reports AS (
    SELECT * FROM step_reports
),
settled AS (
    SELECT p.step_id, bool_or(r.declares_all) AS is_settled
    FROM step_predecessors AS p
    JOIN reports AS r ON r.step_id = p.earlier_step_id
    GROUP BY p.step_id
),
joined AS (
    SELECT
        r.*,
        coalesce(e.is_settled, false) AS was_settled,
        v.* EXCLUDE (
            verification_id, step_id, description, deadline, indicator, text, achieved_pct
        ),
        v.deadline AS restated_deadline,
        v.description AS restated_description,
        v.indicator AS restated_indicator
    FROM reports AS r
    LEFT JOIN settled AS e ON e.step_id = r.step_id
    LEFT JOIN verifications AS v ON v.verification_id = r.verification_id
),
based AS (
    SELECT
        *,
        CASE
            WHEN has_year_weights THEN 'year_weight'
            WHEN NOT reports_results THEN NULL
            WHEN is_measured_elsewhere THEN 'measured_elsewhere'
            WHEN is_reported
                AND (reference_year IS NULL OR deadline IS NULL OR deadline_source <> 'column')
                THEN 'reported'
            WHEN reference_year IS NOT NULL AND deadline IS NOT NULL THEN 'deadline'
        END AS step_due_basis
    FROM joined
),
due AS (
    SELECT
        *,
        CASE step_due_basis
            WHEN 'year_weight' THEN coalesce(weight_in_year_pct > 0, false)
            WHEN 'measured_elsewhere' THEN false
            WHEN 'deadline'
                THEN year(deadline) = reference_year
                OR (year(deadline) < reference_year AND NOT was_settled)
            WHEN 'reported' THEN true
        END AS is_due
    FROM based
)
SELECT
    step_id,
    objective_id,
    document_id,
    consortium_id,
    document_kind,
    reports_results,
    reference_year,
    objective_code,
    objective_label,
    objective_kind,
    objective_position,
    step_code,
    step_label,
    step_position,
    description,
    indicator,
    target,
    deadline,
    weight_in_objective_pct,
    weight_in_year_pct,
    is_due,
    step_due_basis AS due_basis,
    CASE
        WHEN is_due THEN NULL
        WHEN step_due_basis = 'year_weight' THEN 'it carries no weight for the year'
        WHEN step_due_basis = 'measured_elsewhere'
            THEN 'rows with indicators measure its objective'
        WHEN year(deadline) > reference_year THEN 'its deadline is in a later year'
        WHEN step_due_basis = 'deadline' THEN 'an earlier verification settled it'
        WHEN NOT reports_results THEN 'a plan without weights for the year does not tell'
        WHEN reference_year IS NULL THEN 'the document names no year and does not report on it'
        ELSE 'it has neither weight nor deadline, and the document does not report on it'
    END AS due_reason,
    is_reported,
    verification_id,
    restated_deadline,
    restated_description,
    restated_indicator,
    text,
    achieved_pct,
    achievement_kind,
    full_pct,
    declared_share,
    CASE WHEN is_due THEN declares_all END AS is_full_credit,
    coalesce(
        declared_outcome,
        CASE
            WHEN is_due IS NOT TRUE THEN NULL
            WHEN is_full_figure THEN 'achieved'
            WHEN declared_share > 0 THEN 'partially_achieved'
            WHEN declared_share = 0 THEN 'not_achieved'
        END
    ) AS declared_outcome,
    assessed_outcome,
    CASE assessed_outcome
        WHEN 'achieved' THEN 1.0
        WHEN 'partially_achieved' THEN coalesce(assessed_share_pct / 100, 0.5)
        WHEN 'not_achieved' THEN 0.0
    END AS assessed_share,
    assessment_reason,
    words_outcome,
    coalesce(
        NOT is_due
        AND reports_results
        AND completed_to IS NOT NULL
        AND (is_full_figure OR words_outcome = 'achieved'),
        false
    ) AS is_done_early,
    coalesce(acts_cited IS NOT NULL OR assessed_outcome IS NOT NULL, false) AS is_text_read,
    acts_cited,
    completed_from,
    completed_to,
    CASE
        WHEN NOT reports_results THEN NULL
        WHEN NOT is_due AND completed_to IS NULL AND (completed_from > deadline) IS NOT TRUE
            THEN 'not_due'
        WHEN deadline IS NULL THEN 'no_deadline'
        WHEN completed_from > deadline THEN 'late'
        WHEN completed_to <= deadline THEN 'on_time'
        WHEN completed_to > deadline THEN 'possibly_late'
        WHEN punctuality_basis IS NOT NULL THEN 'asserted'
        ELSE 'undated'
    END AS punctuality,
    punctuality_basis,
    extended_deadline,
    excuse_basis,
    contradiction_basis
FROM due;
