-- The steps of a plan published on its own against the steps that the verification restates: the
-- same step is the one with the same objective (see restated_objectives) and code (of a code used
-- twice, first to first and second to second); where codes are missing, its position stands for it.
--
-- document_id: The verification.
-- step_id: The step in the verification; NULL where it was dropped.
-- plan_step_id: The step in the plan; NULL where it was added.
-- objective_id: The objective in the verification; NULL where the step was dropped.
-- objective_code: Code of the objective.
-- step_code: Code of the step.
-- step_label: The step as messages name it.
-- description: Its description in the verification's restatement of the plan.
-- plan_description: Its description in the plan.
-- indicator: Its indicator in the verification's restatement.
-- plan_indicator: Its indicator in the plan.
-- deadline: Its deadline in the verification's restatement.
-- plan_deadline: Its deadline in the plan.
-- weight_in_objective_pct: Its weight in the verification's restatement.
-- plan_weight_in_objective_pct: Its weight in the plan.
CREATE OR REPLACE VIEW restated_steps AS
WITH paired AS (
    SELECT document_id, objective_id, plan_objective_id
    FROM restated_objectives
),
restated AS (
    SELECT
        p.document_id AS verification_document_id,
        s.*,
        concat_ws(
            '/',
            p.document_id,
            coalesce(p.plan_objective_id, p.objective_id),
            row_number() OVER (
                PARTITION BY s.objective_id, coalesce(s.step_code, '#' || s.step_position)
                ORDER BY s.step_position
            ),
            coalesce(s.step_code, '#' || s.step_position)
        ) AS match_key
    FROM paired AS p
    JOIN step_cards AS s ON s.objective_id = p.objective_id
),
planned AS (
    SELECT
        p.document_id AS verification_document_id,
        s.*,
        concat_ws(
            '/',
            p.document_id,
            p.plan_objective_id,
            row_number() OVER (
                PARTITION BY
                    p.document_id, s.objective_id, coalesce(s.step_code, '#' || s.step_position)
                ORDER BY s.step_position
            ),
            coalesce(s.step_code, '#' || s.step_position)
        ) AS match_key
    FROM paired AS p
    JOIN step_cards AS s ON s.objective_id = p.plan_objective_id
)
SELECT
    coalesce(r.verification_document_id, p.verification_document_id) AS document_id,
    r.step_id,
    p.step_id AS plan_step_id,
    r.objective_id,
    coalesce(r.objective_code, p.objective_code) AS objective_code,
    coalesce(r.step_code, p.step_code) AS step_code,
    coalesce(r.step_label, p.step_label) AS step_label,
    r.description,
    p.description AS plan_description,
    r.indicator,
    p.indicator AS plan_indicator,
    r.deadline,
    p.deadline AS plan_deadline,
    r.weight_in_objective_pct,
    p.weight_in_objective_pct AS plan_weight_in_objective_pct
FROM restated AS r
FULL JOIN planned AS p ON p.match_key = r.match_key;
