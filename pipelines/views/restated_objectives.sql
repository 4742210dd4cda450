-- The objectives of a plan published on its own against those that the verification restates: the
-- same objective is the one with the same family and code, or, where codes are missing, the same
-- title.
--
-- document_id: The verification.
-- plan_id: The plan on its own.
-- objective_id: The objective in the verification; NULL where it was dropped.
-- plan_objective_id: The objective in the plan; NULL where it was added.
-- objective_code: Its code.
-- objective_label: The objective as messages name it.
-- title: Title in the verification.
-- plan_title: Title in the plan.
-- weight_pct: Share of the plan in the verification.
-- plan_weight_pct: Share of the plan in the plan.
-- first_year: Year of entry in the verification.
-- plan_first_year: Year of entry in the plan.
CREATE OR REPLACE VIEW restated_objectives AS
WITH pairs AS (
    SELECT * FROM plan_documents
),
keyed AS (
    SELECT
        *,
        coalesce(code, '“' || title || '”') AS objective_label,
        row_number() OVER (PARTITION BY document_id, kind, coalesce(code, title) ORDER BY position)
            AS occurrence
    FROM objectives
),
restated AS (
    -- One key in place of four keeps the join from being taken apart into a near cross product.
    SELECT
        k.*,
        p.plan_id,
        concat_ws('/', k.document_id, k.kind, k.occurrence, k.objective_label) AS match_key
    FROM keyed AS k
    JOIN pairs AS p ON p.document_id = k.document_id
),
planned AS (
    SELECT
        k.*,
        p.document_id AS verification_document_id,
        concat_ws('/', p.document_id, k.kind, k.occurrence, k.objective_label) AS match_key
    FROM keyed AS k
    JOIN pairs AS p ON p.plan_id = k.document_id
)
SELECT
    coalesce(r.document_id, p.verification_document_id) AS document_id,
    coalesce(r.plan_id, p.document_id) AS plan_id,
    r.objective_id,
    p.objective_id AS plan_objective_id,
    coalesce(r.code, p.code) AS objective_code,
    coalesce(r.objective_label, p.objective_label) AS objective_label,
    r.title,
    p.title AS plan_title,
    r.weight_pct,
    p.weight_pct AS plan_weight_pct,
    r.first_year,
    p.first_year AS plan_first_year
FROM restated AS r
FULL JOIN planned AS p ON p.match_key = r.match_key;
