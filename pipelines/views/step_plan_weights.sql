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
SELECT
    s.step_id,
    s.objective_id,
    o.document_id,
    s.weight_in_objective_pct,
    s.weight_in_year_pct,
    o.weight_in_plan_pct AS objective_weight_in_plan_pct,
    round(
        o.weight_in_plan_pct
        * s.weight_in_objective_pct
        / nullif(sum(s.weight_in_objective_pct) OVER siblings, 0),
        6
    ) AS weight_in_plan_pct,
    round(
        o.weight_in_plan_pct
        * s.weight_in_year_pct
        / nullif(sum(s.weight_in_year_pct) OVER siblings, 0),
        6
    ) AS weight_in_year_plan_pct
FROM steps AS s
JOIN objective_shares AS o ON o.objective_id = s.objective_id
WINDOW siblings AS (PARTITION BY s.objective_id);
