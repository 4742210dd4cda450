-- One row per document with every measure by which documents are compared, and beside each measure
-- that can be missing why it is.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- region: Its region.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan.
-- period_start: First year of the period.
-- period_end: Last year of the period.
-- is_latest: True for the document that comparisons use, where several tell of one year.
-- objectives: Objectives.
-- steps: Steps or indicators.
-- steps_due: Steps due in the year.
-- steps_per_objective: Steps over objectives.
-- share_measurable_pct: Steps whose indicator or target states a quantity: a number with a percent
--   sign, a comparison, "almeno", "n." and the like. A yes/no target or a mere deliverable is none.
-- weight_due_pct: Share of the plan whose objectives had a step due.
-- declared_completion_pct: Completion as declared.
-- declared_reason: Why it is NULL.
-- assessed_completion_pct: Completion as far as the words support it.
-- assessed_reason: Why it is NULL.
-- cumulative_completion_pct: Share of the whole plan declared achieved.
-- cumulative_reason: Why it is NULL.
-- share_unsettled_pct: Due steps that are asserted, undated or not assessable.
-- share_on_time_pct: Steps on time, of those with known slippage.
-- share_late_pct: Steps late, of those with known slippage.
-- share_unknown_pct: Due steps whose slippage is not known.
-- median_slippage_days: Median slippage of steps with known slippage.
-- p90_slippage_days: 90th percentile of the same.
-- slippage_reason: Why these are NULL.
-- findings: Consistency findings.
-- errors: Findings that are errors.
-- consistency_within_plan_pct: Checks passed over those that apply, within the plan.
-- consistency_plan_against_verification_pct: The same, plan against verification.
-- consistency_words_against_figures_pct: The same, words against figures.
-- consistency_cards_against_tables_pct: The same, cards against summary tables.
-- consistency_across_documents_pct: The same, across documents.
-- is_partly_understood: Whether it is known that not all of the document was understood.
CREATE OR REPLACE VIEW document_measures AS
WITH rates AS (
    SELECT
        document_id,
        sum(failed)::INTEGER AS findings,
        sum(errors)::INTEGER AS errors,
        any_value(rate_pct) FILTER (family = 'within_plan') AS within_plan,
        any_value(rate_pct) FILTER (family = 'plan_against_verification')
            AS plan_against_verification,
        any_value(rate_pct) FILTER (family = 'words_against_figures') AS words_against_figures,
        any_value(rate_pct) FILTER (family = 'cards_against_tables') AS cards_against_tables,
        any_value(rate_pct) FILTER (family = 'across_documents') AS across_documents
    FROM consistency_rate
    GROUP BY document_id
),
indicators AS (
    SELECT
        o.document_id,
        count_if(
            regexp_matches(
                concat_ws(' ', s.indicator, s.target),
                '\d\s*%|[<>≥≤=]\s*(n[.°]?\s*)?\d|\bn[.°]\s*\d'
                || '|almeno|massimo|minimo|non (superiore|inferiore|più|meno)',
                'i'
            )
        ) / count(*) * 100 AS share_measurable
    FROM steps AS s
    JOIN objectives AS o ON o.objective_id = s.objective_id
    GROUP BY o.document_id
),
settled AS (
    SELECT
        f.document_id,
        count_if(f.assessed_share IS NULL OR l.status IN ('asserted', 'undated'))
        / count(*) * 100 AS share_unsettled
    FROM step_facts AS f
    JOIN step_slippage AS l ON l.step_id = f.step_id
    WHERE f.is_due
    GROUP BY f.document_id
)
SELECT
    c.document_id,
    c.consortium_id,
    n.region,
    c.document_kind,
    c.reference_year,
    d.period_start,
    d.period_end,
    c.is_latest,
    c.objectives,
    c.steps_total AS steps,
    c.steps_due,
    round(c.steps_total / c.objectives, 6) AS steps_per_objective,
    round(i.share_measurable, 6) AS share_measurable_pct,
    c.weight_due_pct,
    c.declared_completion_pct,
    c.declared_reason,
    c.assessed_completion_pct,
    c.assessed_reason,
    c.cumulative_completion_pct,
    c.cumulative_reason,
    round(u.share_unsettled, 6) AS share_unsettled_pct,
    l.share_on_time_pct,
    l.share_late_pct,
    round(l.steps_without_known_slippage / nullif(l.steps_due, 0) * 100, 6) AS share_unknown_pct,
    l.median_slippage_days,
    l.p90_slippage_days,
    CASE WHEN d.kind = 'plan' THEN 'a plan reports no results' ELSE l.slippage_reason END
        AS slippage_reason,
    coalesce(r.findings, 0) AS findings,
    coalesce(r.errors, 0) AS errors,
    r.within_plan AS consistency_within_plan_pct,
    r.plan_against_verification AS consistency_plan_against_verification_pct,
    r.words_against_figures AS consistency_words_against_figures_pct,
    r.cards_against_tables AS consistency_cards_against_tables_pct,
    r.across_documents AS consistency_across_documents_pct,
    g.is_partly_understood
FROM document_completion AS c
JOIN documents AS d ON d.document_id = c.document_id
JOIN document_reading AS g ON g.document_id = c.document_id
LEFT JOIN consortia AS n ON n.consortium_id = c.consortium_id
LEFT JOIN indicators AS i ON i.document_id = c.document_id
LEFT JOIN document_slippage AS l ON l.document_id = c.document_id
LEFT JOIN settled AS u ON u.document_id = c.document_id
LEFT JOIN rates AS r ON r.document_id = c.document_id;
