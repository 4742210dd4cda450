-- Completion of a document and of each family of its objectives (performance, PEG, strategic): the
-- mean of its objectives, weighted by their share of the plan where the document gives it and
-- equally where it does not. Objectives without a value are left out; the columns beside each
-- figure say how many objectives and how much weight it stands on.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan.
-- objective_kind: Family of the objectives; NULL for the whole document.
-- is_whole_document: True on the row of the whole document.
-- objectives: Objectives of the family.
-- objectives_due: Objectives with a step due in the year; NULL where the document does not tell.
-- objective_weights_pct: Sum of their shares of the plan; NULL where none is given.
-- objectives_without_weight: Objectives without a share; left out where others have one.
-- steps_total: Steps.
-- steps_due: Steps due in the year; NULL where the document does not tell.
-- weight_due_pct: Share of the plan that objectives with a step due carry; NULL without weights.
-- declared_completion_pct: Mean of declared completion.
-- declared_objectives: Objectives that it stands on.
-- declared_weight_pct: Share of the plan that they carry; NULL without weights.
-- declared_reason: Why it is NULL.
-- assessed_completion_pct: Mean of assessed completion.
-- assessed_objectives: Objectives that it stands on.
-- assessed_weight_pct: Share of the plan that they carry; NULL without weights.
-- assessed_reason: Why it is NULL.
-- steps_not_assessed: Due steps that the words do not settle; NULL in a plan.
-- cumulative_completion_pct: Mean of cumulative completion.
-- cumulative_objectives: Objectives that it stands on.
-- cumulative_reason: Why it is NULL.
-- cumulative_assessed_pct: Mean of cumulative assessed completion.
CREATE OR REPLACE VIEW completion_by_kind AS
WITH weighted AS (
    SELECT
        c.*,
        b.document_kind,
        CASE
            WHEN d.has_weights THEN c.objective_weight_pct
            ELSE 1
        END AS share,
        d.has_weights
    FROM objective_completion AS c
    JOIN document_basis AS b ON b.document_id = c.document_id
    JOIN (
        SELECT document_id, count(weight_pct) > 0 AS has_weights
        FROM objectives
        GROUP BY document_id
    ) AS d ON d.document_id = c.document_id
)
SELECT
    document_id,
    any_value(consortium_id) AS consortium_id,
    any_value(document_kind) AS document_kind,
    any_value(reference_year) AS reference_year,
    objective_kind,
    grouping(objective_kind) = 1 AS is_whole_document,
    count(*)::INTEGER AS objectives,
    CASE WHEN count(steps_due) > 0 THEN count_if(steps_due > 0)::INTEGER END AS objectives_due,
    round(sum(objective_weight_pct), 6) AS objective_weights_pct,
    count_if(objective_weight_pct IS NULL)::INTEGER AS objectives_without_weight,
    sum(steps_total)::INTEGER AS steps_total,
    sum(steps_due)::INTEGER AS steps_due,
    round(sum(objective_weight_pct) FILTER (steps_due > 0), 6) AS weight_due_pct,
    round(
        sum(share * declared_completion_pct)
        / nullif(sum(share) FILTER (declared_completion_pct IS NOT NULL), 0),
        6
    ) AS declared_completion_pct,
    count(declared_completion_pct)::INTEGER AS declared_objectives,
    round(sum(objective_weight_pct) FILTER (declared_completion_pct IS NOT NULL), 6)
        AS declared_weight_pct,
    CASE
        WHEN count(declared_completion_pct) = 0 THEN mode(declared_reason ORDER BY declared_reason)
        WHEN bool_and(has_weights AND coalesce(share, 0) = 0 OR declared_completion_pct IS NULL)
            THEN 'the objectives that have a value carry no weight'
    END AS declared_reason,
    round(
        sum(share * assessed_completion_pct)
        / nullif(sum(share) FILTER (assessed_completion_pct IS NOT NULL), 0),
        6
    ) AS assessed_completion_pct,
    count(assessed_completion_pct)::INTEGER AS assessed_objectives,
    round(sum(objective_weight_pct) FILTER (assessed_completion_pct IS NOT NULL), 6)
        AS assessed_weight_pct,
    CASE
        WHEN count(assessed_completion_pct) = 0 THEN mode(assessed_reason ORDER BY assessed_reason)
        WHEN bool_and(has_weights AND coalesce(share, 0) = 0 OR assessed_completion_pct IS NULL)
            THEN 'the objectives that have a value carry no weight'
    END AS assessed_reason,
    sum(steps_not_assessed)::INTEGER AS steps_not_assessed,
    round(
        sum(share * cumulative_completion_pct)
        / nullif(sum(share) FILTER (cumulative_completion_pct IS NOT NULL), 0),
        6
    ) AS cumulative_completion_pct,
    count(cumulative_completion_pct)::INTEGER AS cumulative_objectives,
    CASE
        WHEN count(cumulative_completion_pct) = 0
            THEN mode(cumulative_reason ORDER BY cumulative_reason)
        WHEN bool_and(has_weights AND coalesce(share, 0) = 0 OR cumulative_completion_pct IS NULL)
            THEN 'the objectives that have a value carry no weight'
    END AS cumulative_reason,
    round(
        sum(share * cumulative_assessed_pct)
        / nullif(sum(share) FILTER (cumulative_assessed_pct IS NOT NULL), 0),
        6
    ) AS cumulative_assessed_pct
FROM weighted
GROUP BY GROUPING SETS ((document_id), (document_id, objective_kind));
