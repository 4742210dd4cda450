-- How much of each objective was done: what the document declares, what its words support, and how
-- far the plan as a whole has come. Declared and assessed stand side by side; neither replaces the
-- other. A figure without a basis is NULL, and the column beside it says why.
--
-- objective_id: The objective.
-- document_id: Its document.
-- consortium_id: The body that published it.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- objective_code: Code as printed.
-- objective_kind: Family of the objective.
-- objective_weight_pct: Share of the whole plan, as printed.
-- steps_total: Steps of the objective.
-- steps_due: Steps due in the year; NULL where the document does not tell.
-- steps_due_unknown: Steps of which it is not known whether they were due; NULL in a plan.
-- steps_declared: Due steps with a declared value.
-- steps_unreported: Due steps that the document does not report on; NULL in a plan.
-- weights_basis: The weights that the year's figures use: `year` (printed for the year),
--   `objective` (shares of the objective, where none are printed for the year) or `equal`.
-- weight_due_pct: Sum of those weights over the steps due: what declared completion is divided by.
--   NULL with equal weights.
-- weight_of_objective_due_pct: Share of the whole objective that was due in the year.
-- declared_completion_pct: Declared achievement over the weights of the year; a due step without a
--   declared value counts nothing.
-- declared_reason: Why it is NULL.
-- declared_settled_pct: The same over the steps whose outcome the words settle: to be compared with
--   assessed completion; NULL where either is.
-- declared_by_words_steps: Due steps whose outcome is declared in words or ticked boxes.
-- declared_by_words_achieved: Of these, steps declared achieved. Words are never mixed with the
--   percentages.
-- declared_by_words_partially: Of these, steps declared partially achieved.
-- declared_by_words_not_achieved: Of these, steps declared not achieved.
-- assessed_completion_pct: Credit only for what the words support; steps that they do not settle are
--   left out of both sums. To be read with its bounds.
-- assessed_low_pct: Assessed completion with the unsettled steps counted as nothing.
-- assessed_high_pct: Assessed completion with the unsettled steps counted as everything.
-- assessed_reason: Why assessed completion is NULL.
-- steps_not_assessed: Due steps that the words do not settle; NULL in a plan.
-- weight_not_assessed_pct: Share of the weight due that these steps carry.
-- settled_weight_pct: Share of the weight due that the other steps carry.
-- cumulative_completion_pct: Weight of the steps declared achieved in full up to the year, in this
--   document or in earlier verifications of the same plan, those due later and done already
--   included, over the actual sum of the step weights. Only whole steps count.
-- cumulative_reason: Why it is NULL.
-- cumulative_assessed_pct: The same, counting what the words support.
CREATE OR REPLACE VIEW objective_completion AS
WITH judged AS (
    SELECT * FROM step_facts
),
-- What earlier_achievement says, of the same rows.
before AS (
    SELECT
        p.step_id,
        bool_or(coalesce(earlier.is_full_credit, false) OR earlier.is_done_early)
            AS achieved_before,
        max(earlier.assessed_share) FILTER (earlier.is_due OR earlier.is_done_early)
            AS assessed_before
    FROM step_predecessors AS p
    JOIN judged AS earlier ON earlier.step_id = p.earlier_step_id
    GROUP BY p.step_id
),
facts AS (
    SELECT
        f.*,
        e.achieved_before,
        e.assessed_before,
        coalesce(f.is_due, false) AS counts,
        f.is_full_credit IS NOT NULL OR (f.is_due AND f.declared_share IS NOT NULL)
        OR f.is_done_early OR coalesce(e.achieved_before, false) AS declares,
        CASE
            WHEN f.is_due OR (f.is_due = false AND f.completed_to IS NOT NULL)
                THEN f.assessed_share
        END AS supported
    FROM judged AS f
    LEFT JOIN before AS e ON e.step_id = f.step_id
),
basis AS (
    SELECT * FROM document_basis
),
bases AS (
    SELECT
        f.objective_id,
        CASE
            WHEN any_value(b.has_year_weights)
                AND count_if(f.counts AND f.weight_in_year_pct IS NULL) = 0 THEN 'year'
            WHEN any_value(b.has_step_weights)
                AND count_if(f.counts AND f.weight_in_objective_pct IS NULL) = 0 THEN 'objective'
            ELSE 'equal'
        END AS weights_basis
    FROM facts AS f
    JOIN basis AS b ON b.document_id = f.document_id
    GROUP BY f.objective_id
),
weighed AS (
    SELECT
        f.*,
        b.weights_basis,
        CASE b.weights_basis
            WHEN 'year' THEN f.weight_in_year_pct
            WHEN 'objective' THEN f.weight_in_objective_pct
            ELSE 1
        END AS weight,
        bool_or(f.declares) OVER (PARTITION BY f.document_id) AS document_declares
    FROM facts AS f
    JOIN bases AS b ON b.objective_id = f.objective_id
),
sums AS (
    SELECT
        objective_id,
        any_value(weights_basis) AS weights_basis,
        bool_or(document_declares) AS document_declares,
        count(*) AS steps_total,
        count_if(counts) AS steps_due,
        count_if(is_due IS NULL) AS steps_due_unknown,
        count_if(counts AND declared_share IS NOT NULL) AS steps_declared,
        count_if(counts AND NOT is_reported) AS steps_unreported,
        count_if(counts AND assessed_share IS NULL) AS steps_not_assessed,
        count_if(is_text_read) AS steps_read,
        count_if(declares) AS steps_declaring,
        count_if(counts AND words_outcome IS NOT NULL) AS worded,
        count_if(counts AND words_outcome = 'achieved') AS worded_achieved,
        count_if(counts AND words_outcome = 'partially_achieved') AS worded_partially,
        count_if(counts AND words_outcome = 'not_achieved') AS worded_not,
        count_if(weight_in_objective_pct IS NULL) AS without_objective_weight,
        sum(weight_in_objective_pct) FILTER (counts) AS due_objective,
        sum(weight) FILTER (counts) AS weight_due,
        sum(weight * coalesce(declared_share, 0)) FILTER (counts) AS weight_declared,
        sum(weight * assessed_share) FILTER (counts) AS weight_assessed,
        sum(weight) FILTER (counts AND assessed_share IS NOT NULL) AS weight_settled,
        sum(weight * coalesce(declared_share, 0)) FILTER (counts AND assessed_share IS NOT NULL)
            AS declared_settled,
        sum(weight_in_objective_pct) AS whole_objective,
        sum(weight_in_objective_pct) FILTER (
            is_full_credit OR is_done_early OR coalesce(achieved_before, false)
        ) AS achieved_objective,
        sum(weight_in_objective_pct * coalesce(supported, assessed_before)) AS supported_objective
    FROM weighed
    GROUP BY objective_id
),
based AS (
    SELECT
        o.objective_id,
        o.document_id,
        b.* EXCLUDE (document_id),
        o.code AS objective_code,
        o.kind AS objective_kind,
        o.weight_pct AS objective_weight_pct,
        s.* EXCLUDE (objective_id),
        CASE
            WHEN NOT b.reports_results THEN 'a plan reports no results'
            WHEN coalesce(s.steps_total, 0) = 0 THEN 'the objective has no step'
            WHEN s.steps_due = 0 AND s.steps_due_unknown > 0
                THEN 'the document does not tell whether any step was due'
            WHEN s.steps_due = 0 THEN 'no step was due in the year'
            WHEN s.weight_due = 0 THEN 'the weights of the steps due are zero'
        END AS nothing_due
    FROM objectives AS o
    JOIN basis AS b ON b.document_id = o.document_id
    LEFT JOIN sums AS s ON s.objective_id = o.objective_id
),
reasoned AS (
    SELECT
        *,
        coalesce(
            nothing_due,
            CASE
                WHEN achievement_basis = 'ambiguous'
                    THEN 'the figures may be weighted credits or degrees'
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
            WHEN NOT reports_results THEN 'a plan reports no results'
            WHEN coalesce(steps_total, 0) = 0 THEN 'the objective has no step'
            WHEN period_start IS NULL OR period_end IS NULL
                THEN 'the years that the plan covers are not known'
            WHEN period_start = period_end THEN 'the plan covers one year'
            WHEN without_objective_weight = steps_total THEN 'the steps carry no weights'
            WHEN without_objective_weight > 0 THEN 'some steps carry no weight'
            WHEN whole_objective = 0 THEN 'the weights of the steps are zero'
        END AS whole_reason
    FROM based
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
    CASE WHEN reports_results THEN coalesce(steps_due_unknown, 0)::INTEGER END AS steps_due_unknown,
    coalesce(steps_declared, 0)::INTEGER AS steps_declared,
    CASE WHEN reports_results THEN coalesce(steps_unreported, 0)::INTEGER END AS steps_unreported,
    coalesce(weights_basis, 'equal') AS weights_basis,
    round(CASE WHEN weights_basis <> 'equal' THEN weight_due END, 6) AS weight_due_pct,
    round(due_objective, 6) AS weight_of_objective_due_pct,
    CASE WHEN declared_reason IS NULL THEN share_pct(weight_declared, weight_due) END
        AS declared_completion_pct,
    declared_reason,
    CASE
        WHEN declared_reason IS NULL AND assessed_reason IS NULL
            THEN share_pct(declared_settled, weight_settled)
    END AS declared_settled_pct,
    CASE WHEN reports_results THEN coalesce(worded, 0)::INTEGER END AS declared_by_words_steps,
    CASE WHEN reports_results THEN coalesce(worded_achieved, 0)::INTEGER END
        AS declared_by_words_achieved,
    CASE WHEN reports_results THEN coalesce(worded_partially, 0)::INTEGER END
        AS declared_by_words_partially,
    CASE WHEN reports_results THEN coalesce(worded_not, 0)::INTEGER END
        AS declared_by_words_not_achieved,
    CASE WHEN assessed_reason IS NULL THEN share_pct(weight_assessed, weight_settled) END
        AS assessed_completion_pct,
    CASE WHEN nothing_due IS NULL THEN share_pct(coalesce(weight_assessed, 0), weight_due) END
        AS assessed_low_pct,
    CASE
        WHEN nothing_due IS NULL
            THEN share_pct(
                coalesce(weight_assessed, 0) + weight_due - coalesce(weight_settled, 0), weight_due
            )
    END AS assessed_high_pct,
    assessed_reason,
    CASE WHEN reports_results THEN steps_not_assessed::INTEGER END AS steps_not_assessed,
    CASE
        WHEN nothing_due IS NULL
            THEN share_pct(weight_due - coalesce(weight_settled, 0), weight_due)
    END AS weight_not_assessed_pct,
    CASE WHEN nothing_due IS NULL THEN share_pct(coalesce(weight_settled, 0), weight_due) END
        AS settled_weight_pct,
    CASE
        WHEN cumulative_reason IS NULL
            THEN share_pct(coalesce(achieved_objective, 0), whole_objective)
    END AS cumulative_completion_pct,
    cumulative_reason,
    CASE WHEN whole_reason IS NULL THEN share_pct(supported_objective, whole_objective) END
        AS cumulative_assessed_pct
FROM (
    SELECT
        *,
        coalesce(
            whole_reason,
            CASE
                WHEN achievement_basis = 'ambiguous'
                    THEN 'the figures may be weighted credits or degrees'
                WHEN NOT document_declares OR (steps_due > 0 AND steps_declaring = 0)
                    THEN 'nothing is declared'
            END
        ) AS cumulative_reason
    FROM reasoned
);
