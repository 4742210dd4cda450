-- How much of each objective was done: what the document declares, what its words support, and how
-- far the plan as a whole has come. Declared and assessed stand side by side; neither replaces the
-- other. A figure without a basis is NULL, and the column beside it says why.
--
-- objective_id: The objective.
-- document_id: Its document.
-- consortium_id: The body that published it.
-- reference_year: The year that the results are about; NULL in a plan.
-- objective_code: Code as printed.
-- objective_kind: Family of the objective.
-- objective_weight_pct: Share of the whole plan.
-- steps_total: Steps of the objective.
-- steps_due: Steps due in the year; NULL where the document does not tell.
-- steps_declared: Due steps with a declared value.
-- weights_basis: The weights that the year's figures use: `year` (printed for the year),
--   `objective` (shares of the objective, where none are printed for the year) or `equal`.
-- weight_due_pct: Sum of those weights over the steps due: what declared completion is divided by.
--   NULL with equal weights.
-- weight_of_objective_due_pct: Share of the whole objective that was due in the year.
-- declared_completion_pct: Declared achievement over the weights of the year.
-- declared_reason: Why it is NULL.
-- assessed_completion_pct: The same with credit only for what the words support; steps that they do
--   not settle are left out of both sums.
-- assessed_reason: Why it is NULL.
-- steps_not_assessed: Due steps that the words do not settle.
-- weight_not_assessed_pct: Share of the weight due that these steps carry.
-- cumulative_completion_pct: Weight of the steps declared achieved in full up to the year, in this
--   document or in earlier verifications of the same plan, over the actual sum of the step weights.
-- cumulative_reason: Why it is NULL.
-- cumulative_assessed_pct: The same, counting what the words support.
CREATE OR REPLACE VIEW objective_completion AS
WITH sums AS (
    SELECT
        f.objective_id,
        count(*) AS steps_total,
        count_if(f.is_due) AS steps_due,
        count_if(f.is_due AND f.declared_share IS NOT NULL) AS steps_declared,
        count_if(f.is_due AND f.assessed_share IS NULL) AS steps_not_assessed,
        count_if(f.is_text_read) AS steps_read,
        count_if(f.is_due AND f.weight_in_year_pct IS NULL) AS due_without_year_weight,
        count_if(f.is_due AND f.weight_in_objective_pct IS NULL) AS due_without_objective_weight,
        count_if(f.weight_in_objective_pct IS NULL) AS without_objective_weight,
        sum(f.weight_in_year_pct) FILTER (f.is_due) AS due_year,
        sum(f.weight_in_objective_pct) FILTER (f.is_due) AS due_objective,
        sum(f.weight_in_year_pct * coalesce(f.declared_share, 0)) FILTER (f.is_due)
            AS declared_year,
        sum(f.weight_in_objective_pct * coalesce(f.declared_share, 0)) FILTER (f.is_due)
            AS declared_objective,
        sum(coalesce(f.declared_share, 0)) FILTER (f.is_due) AS declared_equal,
        sum(f.weight_in_year_pct * f.assessed_share) FILTER (f.is_due) AS assessed_year,
        sum(f.weight_in_objective_pct * f.assessed_share) FILTER (f.is_due) AS assessed_objective,
        sum(f.assessed_share) FILTER (f.is_due) AS assessed_equal,
        sum(f.weight_in_year_pct) FILTER (f.is_due AND f.assessed_share IS NOT NULL)
            AS settled_year,
        sum(f.weight_in_objective_pct) FILTER (f.is_due AND f.assessed_share IS NOT NULL)
            AS settled_objective,
        sum(f.weight_in_objective_pct) AS whole_objective,
        sum(f.weight_in_objective_pct) FILTER (
            f.is_full_credit OR coalesce(e.achieved_before, false)
        ) AS achieved_objective,
        sum(
            f.weight_in_objective_pct
            * coalesce(
                CASE WHEN f.is_due THEN f.assessed_share END, e.assessed_before
            )
        ) AS supported_objective
    FROM step_facts AS f
    LEFT JOIN earlier_achievement AS e ON e.step_id = f.step_id
    GROUP BY f.objective_id
),
based AS (
    SELECT
        o.objective_id,
        o.document_id,
        b.consortium_id,
        b.document_kind,
        b.reference_year,
        b.due_basis,
        b.achievement_kind,
        o.code AS objective_code,
        o.kind AS objective_kind,
        o.weight_pct AS objective_weight_pct,
        s.* EXCLUDE (objective_id),
        CASE
            WHEN b.has_year_weights AND s.due_without_year_weight = 0 THEN 'year'
            WHEN b.has_step_weights AND s.due_without_objective_weight = 0 THEN 'objective'
            ELSE 'equal'
        END AS weights_basis
    FROM objectives AS o
    JOIN document_basis AS b ON b.document_id = o.document_id
    LEFT JOIN sums AS s ON s.objective_id = o.objective_id
),
chosen AS (
    SELECT
        *,
        CASE weights_basis
            WHEN 'year' THEN due_year WHEN 'objective' THEN due_objective ELSE steps_due
        END AS weight_due,
        CASE weights_basis
            WHEN 'year' THEN declared_year
            WHEN 'objective' THEN declared_objective
            ELSE declared_equal
        END AS weight_declared,
        CASE weights_basis
            WHEN 'year' THEN assessed_year
            WHEN 'objective' THEN assessed_objective
            ELSE assessed_equal
        END AS weight_assessed,
        CASE weights_basis
            WHEN 'year' THEN settled_year
            WHEN 'objective' THEN settled_objective
            ELSE steps_due - steps_not_assessed
        END AS weight_settled,
        CASE
            WHEN reference_year IS NULL THEN 'a plan reports no results'
            WHEN coalesce(steps_total, 0) = 0 THEN 'the objective has no step'
            WHEN steps_due = 0 THEN 'no step was due in the year'
            WHEN CASE weights_basis
                WHEN 'year' THEN due_year WHEN 'objective' THEN due_objective ELSE 1
            END = 0
                THEN 'the weights of the steps due are zero'
        END AS nothing_due
    FROM based
),
reasoned AS (
    SELECT
        *,
        coalesce(
            nothing_due,
            CASE
                WHEN achievement_kind IS NULL THEN 'the document prints no achievement'
                WHEN achievement_kind = 'credit' AND weights_basis = 'equal'
                    THEN 'the document prints weighted credits without their weights'
            END
        ) AS declared_reason,
        coalesce(
            nothing_due,
            CASE
                WHEN steps_read = 0 THEN 'the words have not been read'
                WHEN steps_not_assessed = steps_due
                    THEN 'the words settle the outcome of no step that was due'
                WHEN weight_settled = 0
                    THEN 'the steps whose outcome the words settle carry no weight'
            END
        ) AS assessed_reason,
        CASE
            WHEN reference_year IS NULL THEN 'a plan reports no results'
            WHEN coalesce(steps_total, 0) = 0 THEN 'the objective has no step'
            WHEN without_objective_weight = steps_total THEN 'the steps carry no weights'
            WHEN without_objective_weight > 0 THEN 'some steps carry no weight'
            WHEN whole_objective = 0 THEN 'the weights of the steps are zero'
        END AS cumulative_reason
    FROM chosen
)
SELECT
    objective_id,
    document_id,
    consortium_id,
    reference_year,
    objective_code,
    objective_kind,
    objective_weight_pct,
    coalesce(steps_total, 0)::INTEGER AS steps_total,
    CASE WHEN due_basis IS NOT NULL THEN coalesce(steps_due, 0)::INTEGER END AS steps_due,
    coalesce(steps_declared, 0)::INTEGER AS steps_declared,
    weights_basis,
    round(CASE WHEN weights_basis <> 'equal' THEN weight_due END, 6) AS weight_due_pct,
    round(due_objective, 6) AS weight_of_objective_due_pct,
    CASE
        WHEN declared_reason IS NULL THEN round(weight_declared / nullif(weight_due, 0) * 100, 6)
    END AS declared_completion_pct,
    declared_reason,
    CASE
        WHEN assessed_reason IS NULL
            THEN round(weight_assessed / nullif(weight_settled, 0) * 100, 6)
    END AS assessed_completion_pct,
    assessed_reason,
    CASE WHEN reference_year IS NOT NULL THEN steps_not_assessed::INTEGER END AS steps_not_assessed,
    CASE
        WHEN nothing_due IS NULL
            THEN round(
                (weight_due - coalesce(weight_settled, 0)) / nullif(weight_due, 0) * 100, 6
            )
    END AS weight_not_assessed_pct,
    CASE
        WHEN cumulative_reason IS NULL
            THEN round(coalesce(achieved_objective, 0) / nullif(whole_objective, 0) * 100, 6)
    END AS cumulative_completion_pct,
    cumulative_reason,
    CASE
        WHEN cumulative_reason IS NULL AND supported_objective IS NOT NULL
            THEN round(supported_objective / nullif(whole_objective, 0) * 100, 6)
    END AS cumulative_assessed_pct
FROM reasoned;
