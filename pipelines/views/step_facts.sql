-- Every step with what is said of it: the row that completion, slippage and the checks start from.
--
-- step_id: The step.
-- objective_id: Its objective.
-- document_id: Its document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan.
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
-- is_due: True when something was due in the year (metrics: "Due in Y"); NULL where the document
--   does not tell.
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
-- is_text_read: True when the words of the verification have been read.
-- acts_cited: Administrative acts that the text cites.
-- completed_from: First day on which the text allows completion.
-- completed_to: Last day on which the text allows completion.
-- punctuality: `late`, `on_time`, `possibly_late`, `asserted`, `undated` or `not_due`, against the
--   plan's deadline (see step_slippage); NULL in a plan.
-- punctuality_basis: The words that claim punctuality.
-- extended_deadline: The deadline as moved by somebody outside.
-- excuse_basis: The words that excuse a delay.
-- contradiction_basis: Two dates of the text that contradict each other.
CREATE OR REPLACE VIEW step_facts AS
WITH joined AS (
    SELECT
        s.*,
        b.consortium_id,
        b.document_kind,
        b.reference_year,
        b.achievement_kind,
        CASE b.due_basis
            WHEN 'year_weight' THEN coalesce(s.weight_in_year_pct > 0, false)
            WHEN 'deadline' THEN coalesce(year(s.deadline) = b.reference_year, false)
            WHEN 'every_step' THEN true
        END AS is_due,
        CASE
            WHEN b.achievement_kind = 'degree' THEN 100
            WHEN b.achievement_kind IS NULL THEN NULL
            WHEN b.has_year_weights THEN s.weight_in_year_pct
            ELSE s.weight_in_objective_pct
        END AS full_pct,
        v.* EXCLUDE (step_id, description, deadline, indicator),
        v.deadline AS restated_deadline,
        v.description AS restated_description,
        v.indicator AS restated_indicator
    FROM step_cards AS s
    JOIN document_basis AS b ON b.document_id = s.document_id
    LEFT JOIN verifications AS v ON v.step_id = s.step_id
),
measured AS (
    SELECT
        *,
        achieved_pct / nullif(full_pct, 0) AS declared_share,
        -- Weights and credits are printed to two decimals at best: 9.09 of 9.1 is the whole.
        achieved_pct > 0 AND achieved_pct + 0.0501 >= full_pct AS is_full_figure
    FROM joined
)
SELECT
    step_id,
    objective_id,
    document_id,
    consortium_id,
    document_kind,
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
    verification_id,
    restated_deadline,
    restated_description,
    restated_indicator,
    text,
    achieved_pct,
    achievement_kind,
    full_pct,
    declared_share,
    CASE
        WHEN is_due IS NOT TRUE THEN NULL
        WHEN achievement_kind IS NOT NULL THEN is_full_figure
        ELSE declared_outcome = 'achieved'
    END AS is_full_credit,
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
    coalesce(acts_cited IS NOT NULL OR assessed_outcome IS NOT NULL, false) AS is_text_read,
    acts_cited,
    completed_from,
    completed_to,
    CASE
        WHEN reference_year IS NULL THEN NULL
        WHEN NOT is_due THEN 'not_due'
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
FROM measured;
