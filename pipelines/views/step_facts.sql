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
-- deadline: The plan's deadline.
-- weight_in_objective_pct: Share of the objective.
-- weight_in_year_pct: Share of the objective's work due in the year; NULL when not due.
-- is_due: True when something was due in the year (metrics: "Due in Y"); NULL where the document
--   does not tell.
-- verification_id: What is said of the step; NULL when nothing is.
-- achieved_pct: Achievement as printed.
-- achievement_kind: Whether that is a weighted credit or a degree.
-- declared_share: Achievement as a share from 0 to 1 of what was due; NULL where none is printed.
-- is_full_credit: True when the whole of what was due is declared achieved, by the figure or, in a
--   document without figures, by the words; NULL where nothing was due or nothing is declared.
-- declared_outcome: Outcome that the document declares; where its words do not, what its figure says.
-- assessed_outcome: Outcome that the words support; NULL until the words have been read.
-- assessed_share: Credit from 0 to 1 that the words support; NULL when they do not settle it.
-- is_text_read: True when the words of the verification have been read.
CREATE OR REPLACE VIEW step_facts AS
WITH joined AS (
    SELECT
        s.step_id,
        s.objective_id,
        o.document_id,
        b.consortium_id,
        b.document_kind,
        b.reference_year,
        b.achievement_kind,
        o.code AS objective_code,
        coalesce(o.code, '“' || o.title || '”') AS objective_label,
        o.kind AS objective_kind,
        o.position AS objective_position,
        s.code AS step_code,
        coalesce(s.code, coalesce(o.code, '“' || o.title || '”') || ', n. ' || s.position) AS step_label,
        s.position AS step_position,
        s.deadline,
        s.weight_in_objective_pct,
        s.weight_in_year_pct,
        CASE b.due_basis
            WHEN 'year_weight' THEN coalesce(s.weight_in_year_pct > 0, false)
            WHEN 'deadline' THEN coalesce(year(s.deadline) = b.reference_year, false)
            WHEN 'every_step' THEN true
        END AS is_due,
        v.verification_id,
        v.achieved_pct,
        CASE b.achievement_kind
            WHEN 'degree' THEN v.achieved_pct / 100
            WHEN 'credit' THEN v.achieved_pct / nullif(
                CASE
                    WHEN b.has_year_weights THEN s.weight_in_year_pct
                    ELSE s.weight_in_objective_pct
                END,
                0
            )
        END AS declared_share,
        -- Weights and credits are printed to two decimals at best: 9.09 of 9.1 is the whole.
        CASE b.achievement_kind
            WHEN 'degree' THEN v.achieved_pct >= 99.95
            WHEN 'credit' THEN v.achieved_pct > 0 AND v.achieved_pct + 0.0501 >= CASE
                WHEN b.has_year_weights THEN s.weight_in_year_pct
                ELSE s.weight_in_objective_pct
            END
        END AS is_full_figure,
        v.declared_outcome,
        v.assessed_outcome,
        v.assessed_share_pct,
        coalesce(v.acts_cited IS NOT NULL OR v.assessed_outcome IS NOT NULL, false) AS is_text_read
    FROM steps AS s
    JOIN objectives AS o ON o.objective_id = s.objective_id
    JOIN document_basis AS b ON b.document_id = o.document_id
    LEFT JOIN verifications AS v ON v.step_id = s.step_id
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
    deadline,
    weight_in_objective_pct,
    weight_in_year_pct,
    is_due,
    verification_id,
    achieved_pct,
    achievement_kind,
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
    is_text_read
FROM joined;
