-- Completion of each document, of the parts of a year together (see document_groups), and of each
-- family of objectives in them (performance, PEG, strategic): the mean of the objectives, weighted by
-- their share of the plan where every document gives it and equally where not. Objectives without a
-- value are left out; the columns beside each figure say how many objectives and how much weight it
-- stands on. Shares of weight are shares of the actual sum, never above 100.
--
-- group_key: What the figures are about.
-- is_edition: True for parts together.
-- stands: True for what stands for the body and the year.
-- edition_id: The first of the documents that stand for the body, kind and year.
-- documents: Documents that the figures are made of.
-- consortium_id: The body that published them.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- objective_kind: Family of the objectives; NULL for all of them.
-- is_whole_document: True on the row of all objectives.
-- objectives: Objectives of the family.
-- objectives_due: Objectives with a step due in the year; NULL where the document does not tell.
-- objective_weights_pct: Sum of their shares of the plan, as printed; NULL where none is given.
-- objectives_without_weight: Objectives without a share; left out where others have one.
-- weights_scope: Over what weights add up: `document` or `unit`; NULL without weights.
-- steps_total: Steps.
-- steps_due: Steps due in the year; NULL where the document does not tell.
-- steps_due_unknown: Steps of which it is not known whether they were due; NULL in a plan.
-- steps_unreported: Due steps that the document does not report on; NULL in a plan.
-- due_reason: What follows where the document names no year; NULL otherwise.
-- weight_due_pct: Share of the plan that objectives with a step due carry; NULL without weights.
-- declared_completion_pct: Mean of declared completion.
-- declared_objectives: Objectives that it stands on.
-- declared_weight_pct: Share of the plan that they carry; NULL without weights.
-- declared_reason: Why it is NULL.
-- declared_settled_pct: Mean of declared completion over the steps that the words settle.
-- declared_by_words_steps: Due steps whose outcome is declared in words or ticked boxes.
-- declared_by_words_achieved_pct: Of the steps due, those declared achieved in words; NULL where no
--   outcome is declared in words.
-- declared_by_words_partially_pct: Of the steps due, those declared partially achieved in words.
-- declared_by_words_not_achieved_pct: Of the steps due, those declared not achieved in words.
-- assessed_completion_pct: Mean of assessed completion; to be read with its bounds.
-- assessed_low_pct: The mean with every unsettled due step counted as nothing.
-- assessed_high_pct: The mean with every unsettled due step counted as everything.
-- assessed_objectives: Objectives that assessed completion stands on.
-- assessed_weight_pct: Share of the plan that they carry; NULL without weights.
-- assessed_reason: Why it is NULL.
-- settled_weight_pct: What it rests on: the share of what was due (objective weight times weight in
--   the year) that the words settle.
-- steps_not_assessed: Due steps that the words do not settle; NULL in a plan.
-- cumulative_completion_pct: Mean of cumulative completion.
-- cumulative_objectives: Objectives that it stands on.
-- cumulative_reason: Why it is NULL.
-- cumulative_assessed_pct: Mean of cumulative assessed completion.
CREATE OR REPLACE VIEW completion_groups AS
WITH grouped AS (
    SELECT
        c.*,
        g.group_key,
        g.is_edition,
        g.edition_id,
        g.stands,
        b.document_kind,
        w.weights_scope,
        b.year_reason,
        bool_and(b.has_objective_weights) OVER whole AS has_weights
    FROM objective_completion AS c
    JOIN document_groups AS g ON g.document_id = c.document_id
    JOIN document_basis AS b ON b.document_id = c.document_id
    LEFT JOIN weights_scopes AS w ON w.document_id = c.document_id
    WINDOW whole AS (PARTITION BY g.group_key)
),
shared AS (
    SELECT *, CASE WHEN has_weights THEN objective_weight_pct ELSE 1 END AS share
    FROM grouped
),
weighted AS (
    SELECT
        *,
        sum(CASE WHEN has_weights THEN share END) OVER (PARTITION BY group_key) AS plan_weight
    FROM shared
)
SELECT
    group_key,
    any_value(is_edition) AS is_edition,
    any_value(stands) AS stands,
    any_value(edition_id) AS edition_id,
    count(DISTINCT document_id)::INTEGER AS documents,
    any_value(consortium_id) AS consortium_id,
    any_value(document_kind) AS document_kind,
    any_value(reference_year) AS reference_year,
    objective_kind,
    grouping(objective_kind) = 1 AS is_whole_document,
    count(*)::INTEGER AS objectives,
    CASE WHEN count(steps_due) > 0 THEN count_if(steps_due > 0)::INTEGER END AS objectives_due,
    round(sum(objective_weight_pct), 6) AS objective_weights_pct,
    count_if(objective_weight_pct IS NULL)::INTEGER AS objectives_without_weight,
    max(weights_scope) AS weights_scope,
    sum(steps_total)::INTEGER AS steps_total,
    sum(steps_due)::INTEGER AS steps_due,
    sum(steps_due_unknown)::INTEGER AS steps_due_unknown,
    sum(steps_unreported)::INTEGER AS steps_unreported,
    any_value(year_reason) AS due_reason,
    share_pct(sum(share) FILTER (has_weights AND steps_due > 0), any_value(plan_weight))
        AS weight_due_pct,
    round(
        sum(share * declared_completion_pct)
        / nullif(sum(share) FILTER (declared_completion_pct IS NOT NULL), 0),
        6
    ) AS declared_completion_pct,
    count(declared_completion_pct)::INTEGER AS declared_objectives,
    share_pct(
        sum(share) FILTER (has_weights AND declared_completion_pct IS NOT NULL),
        any_value(plan_weight)
    ) AS declared_weight_pct,
    CASE
        WHEN count(declared_completion_pct) = 0 THEN mode(declared_reason ORDER BY declared_reason)
        WHEN bool_and(has_weights AND coalesce(share, 0) = 0 OR declared_completion_pct IS NULL)
            THEN 'the objectives that have a value carry no weight'
    END AS declared_reason,
    round(
        sum(share * declared_settled_pct)
        / nullif(sum(share) FILTER (declared_settled_pct IS NOT NULL), 0),
        6
    ) AS declared_settled_pct,
    sum(declared_by_words_steps)::INTEGER AS declared_by_words_steps,
    CASE
        WHEN sum(declared_by_words_steps) > 0
            THEN share_pct(sum(declared_by_words_achieved), sum(steps_due))
    END AS declared_by_words_achieved_pct,
    CASE
        WHEN sum(declared_by_words_steps) > 0
            THEN share_pct(sum(declared_by_words_partially), sum(steps_due))
    END AS declared_by_words_partially_pct,
    CASE
        WHEN sum(declared_by_words_steps) > 0
            THEN share_pct(sum(declared_by_words_not_achieved), sum(steps_due))
    END AS declared_by_words_not_achieved_pct,
    round(
        sum(share * assessed_completion_pct)
        / nullif(sum(share) FILTER (assessed_completion_pct IS NOT NULL), 0),
        6
    ) AS assessed_completion_pct,
    round(
        sum(share * assessed_low_pct)
        / nullif(sum(share) FILTER (assessed_low_pct IS NOT NULL), 0),
        6
    ) AS assessed_low_pct,
    round(
        sum(share * assessed_high_pct)
        / nullif(sum(share) FILTER (assessed_high_pct IS NOT NULL), 0),
        6
    ) AS assessed_high_pct,
    count(assessed_completion_pct)::INTEGER AS assessed_objectives,
    share_pct(
        sum(share) FILTER (has_weights AND assessed_completion_pct IS NOT NULL),
        any_value(plan_weight)
    ) AS assessed_weight_pct,
    CASE
        WHEN count(assessed_completion_pct) = 0 THEN mode(assessed_reason ORDER BY assessed_reason)
        WHEN bool_and(has_weights AND coalesce(share, 0) = 0 OR assessed_completion_pct IS NULL)
            THEN 'the objectives that have a value carry no weight'
    END AS assessed_reason,
    round(
        sum(share * settled_weight_pct)
        / nullif(sum(share) FILTER (settled_weight_pct IS NOT NULL), 0),
        6
    ) AS settled_weight_pct,
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
GROUP BY GROUPING SETS ((group_key), (group_key, objective_kind));
