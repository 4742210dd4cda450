-- What each step weighs: in its objective, in the year, and, by way of its objective's weight, in
-- the whole plan.
--
-- step_id: The step.
-- objective_id: Its objective.
-- document_id: Its document.
-- weight_in_objective_pct: Share of the objective, as printed.
-- weight_in_year_pct: Share of the objective's work due in the year, as printed.
-- objective_weight_in_plan_pct: Share of the plan that the objective carries, over the sum of all.
-- weight_in_plan_pct: Share of the whole plan: the objective's share times the step's over the sum
--   of the step weights of the objective; NULL where either is not printed.
-- weight_in_year_plan_pct: Share of what the plan had due in the year that the step carries in its
--   objective's share: the objective's share times the step's weight for the year over their sum.
CREATE OR REPLACE VIEW step_plan_weights AS
-- The sums stand in columns of their own: older clients take no window into a call.
WITH siblings AS (
    SELECT
        s.step_id,
        s.objective_id,
        o.document_id,
        s.weight_in_objective_pct,
        s.weight_in_year_pct,
        o.weight_in_plan_pct AS objective_weight_in_plan_pct,
        sum(s.weight_in_objective_pct) OVER objective AS sum_in_objective,
        sum(s.weight_in_year_pct) OVER objective AS sum_in_year
    FROM steps AS s
    JOIN objective_shares AS o ON o.objective_id = s.objective_id
    WINDOW objective AS (PARTITION BY s.objective_id)
)
SELECT
    step_id,
    objective_id,
    document_id,
    weight_in_objective_pct,
    weight_in_year_pct,
    objective_weight_in_plan_pct,
    round(
        objective_weight_in_plan_pct * weight_in_objective_pct / nullif(sum_in_objective, 0), 6
    ) AS weight_in_plan_pct,
    round(
        objective_weight_in_plan_pct * weight_in_year_pct / nullif(sum_in_year, 0), 6
    ) AS weight_in_year_plan_pct
FROM siblings;
