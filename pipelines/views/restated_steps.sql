-- The steps of a plan published on its own against the steps that the verification restates: the same
-- step is the one with the same objective and code (of a code used twice, first to first and second to
-- second); where codes are missing, the objective's title and the step's position stand for them.
--
-- document_id: The verification.
-- plan_id: The plan on its own.
-- step_id: The step in the verification; NULL where it was dropped.
-- plan_step_id: The step in the plan; NULL where it was added.
-- objective_id: The objective in the verification; NULL where the step was dropped.
-- objective_code: Code of the objective.
-- step_code: Code of the step.
-- step_label: The step as messages name it.
-- deadline: Deadline in the verification's restatement of the plan.
-- plan_deadline: Deadline in the plan.
-- weight_in_objective_pct: Step weight in the verification's restatement.
-- plan_weight_in_objective_pct: Step weight in the plan.
-- weight_in_year_pct: Weight for the year in the verification's restatement.
-- plan_weight_in_year_pct: Weight for the year in the plan.
CREATE OR REPLACE VIEW restated_steps AS
WITH involved AS (
    SELECT document_id FROM plan_documents
    UNION
    SELECT plan_id FROM plan_documents
),
keyed AS (
    SELECT
        f.*,
        f.objective_kind || '/' || f.objective_label AS objective_key,
        coalesce(f.step_code, '#' || f.step_position) AS step_key,
        row_number() OVER (
            PARTITION BY
                f.document_id,
                f.objective_kind || '/' || f.objective_label,
                coalesce(f.step_code, '#' || f.step_position)
            ORDER BY f.objective_position, f.step_position
        ) AS occurrence
    FROM step_facts AS f
    JOIN involved AS i ON i.document_id = f.document_id
),
restated AS (
    SELECT k.*, p.plan_id
    FROM keyed AS k
    JOIN plan_documents AS p ON p.document_id = k.document_id
),
planned AS (
    SELECT k.*, p.document_id AS verification_document_id
    FROM keyed AS k
    JOIN plan_documents AS p ON p.plan_id = k.document_id
)
SELECT
    coalesce(r.document_id, p.verification_document_id) AS document_id,
    coalesce(r.plan_id, p.document_id) AS plan_id,
    r.step_id,
    p.step_id AS plan_step_id,
    r.objective_id,
    coalesce(r.objective_code, p.objective_code) AS objective_code,
    coalesce(r.step_code, p.step_code) AS step_code,
    coalesce(r.step_label, p.step_label) AS step_label,
    r.deadline,
    p.deadline AS plan_deadline,
    r.weight_in_objective_pct,
    p.weight_in_objective_pct AS plan_weight_in_objective_pct,
    r.weight_in_year_pct,
    p.weight_in_year_pct AS plan_weight_in_year_pct
FROM restated AS r
FULL JOIN planned AS p
    ON p.verification_document_id = r.document_id
    AND p.objective_key = r.objective_key
    AND p.step_key = r.step_key
    AND p.occurrence = r.occurrence;
