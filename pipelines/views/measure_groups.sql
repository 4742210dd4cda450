-- Every measure by which bodies are compared, of each document and of the parts of a year together
-- (see document_groups), and beside each measure that can be missing why it is.
--
-- group_key: What the measures are about.
-- is_edition: True for parts together.
-- stands: True for what stands for the body and the year.
-- edition_id: The first of the documents that stand for the body, kind and year.
-- documents: Documents that the measures are made of.
-- consortium_id: The body that published them.
-- region: Its region.
-- body_kind: Its class: consortium, municipality, health authority …
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- period_start: First year of the period.
-- period_end: Last year of the period.
-- year_reason: What follows where a document of results names no year; NULL otherwise.
-- objectives: Objectives.
-- steps: Steps or indicators.
-- steps_due: Steps due in the year.
-- steps_due_unknown: Steps of which it is not known whether they were due.
-- steps_unreported: Due steps that the document does not report on.
-- steps_per_objective: Steps over objectives.
-- share_measurable_pct: Steps whose indicator or target states a quantity: a number with a percent
--   sign, a comparison, "almeno", "n." and the like. A yes/no target or a mere deliverable is none.
-- weight_due_pct: Share of the plan whose objectives had a step due.
-- declared_completion_pct: Completion as declared.
-- declared_objectives: Objectives that it stands on.
-- declared_weight_pct: Share of the plan that they carry; NULL without weights.
-- declared_reason: Why it is NULL.
-- declared_settled_pct: Completion as declared over the steps that the words settle.
-- declared_by_words_steps: Due steps whose outcome is declared in words or ticked boxes.
-- declared_by_words_achieved_pct: Of the steps due, those declared achieved in words.
-- declared_by_words_partially_pct: Of the steps due, those declared partially achieved in words.
-- declared_by_words_not_achieved_pct: Of the steps due, those declared not achieved in words.
-- assessed_completion_pct: Completion as far as the words support it.
-- assessed_low_pct: The same with the unsettled counted as nothing.
-- assessed_high_pct: The same with the unsettled counted as everything.
-- assessed_objectives: Objectives that it stands on.
-- settled_weight_pct: Share of what was due that the words settle.
-- assessed_reason: Why assessed completion is NULL.
-- cumulative_completion_pct: Share of the whole plan declared achieved.
-- cumulative_objectives: Objectives that it stands on.
-- cumulative_reason: Why it is NULL.
-- share_unsettled_pct: Outcomes unsettled: due steps that the words do not settle, of the steps due.
-- share_on_time_pct: Steps on time, of the dated ones.
-- share_late_pct: Steps late, of the dated ones.
-- share_late_low_pct: The least that can have been late, of the due steps with a deadline.
-- share_late_high_pct: The most that can have been late.
-- share_unknown_pct: Timing unknown: due steps asserted, undated or possibly late, of those with a
--   deadline.
-- median_slippage_days: Median slippage of the dated steps.
-- p90_slippage_days: 90th percentile of the same.
-- slippage_reason: Why these are NULL.
-- steps_with_deadline: Due steps with a deadline.
-- steps_with_known_slippage: Of these, dated ones.
-- findings: Consistency findings.
-- errors: Findings that are errors.
-- checks_applicable: Checks that apply.
-- errors_per_100_checks: Errors per 100 checks that apply; NULL below 20 of them.
-- consistency_within_plan_pct: Checks passed over those that apply, within the plan.
-- consistency_plan_against_verification_pct: The same, plan against verification.
-- consistency_words_against_figures_pct: The same, words against figures.
-- consistency_cards_against_tables_pct: The same, cards against summary tables.
-- consistency_across_documents_pct: The same, across documents.
-- is_partly_understood: Whether it is known that not all of a document was understood.
CREATE OR REPLACE VIEW measure_groups AS
WITH grouped AS (
    SELECT * FROM document_groups
),
rates AS (
    SELECT
        g.group_key,
        sum(r.failed)::INTEGER AS findings,
        sum(r.errors)::INTEGER AS errors,
        sum(r.applicable)::INTEGER AS applicable,
        share_pct(
            sum(r.passed) FILTER (r.family = 'within_plan'),
            sum(r.applicable) FILTER (r.family = 'within_plan')
        ) AS within_plan,
        share_pct(
            sum(r.passed) FILTER (r.family = 'plan_against_verification'),
            sum(r.applicable) FILTER (r.family = 'plan_against_verification')
        ) AS plan_against_verification,
        share_pct(
            sum(r.passed) FILTER (r.family = 'words_against_figures'),
            sum(r.applicable) FILTER (r.family = 'words_against_figures')
        ) AS words_against_figures,
        share_pct(
            sum(r.passed) FILTER (r.family = 'cards_against_tables'),
            sum(r.applicable) FILTER (r.family = 'cards_against_tables')
        ) AS cards_against_tables,
        share_pct(
            sum(r.passed) FILTER (r.family = 'across_documents'),
            sum(r.applicable) FILTER (r.family = 'across_documents')
        ) AS across_documents
    FROM consistency_rate AS r
    JOIN grouped AS g ON g.document_id = r.document_id
    GROUP BY g.group_key
),
indicators AS (
    SELECT
        g.group_key,
        share_pct(
            count_if(
                regexp_matches(
                    concat_ws(' ', s.indicator, s.target),
                    '\d\s*%|[<>≥≤=]\s*(n[.°]?\s*)?\d|\bn[.°]\s*\d'
                    || '|almeno|massimo|minimo|non (superiore|inferiore|più|meno)',
                    'i'
                )
            ),
            count(*)
        ) AS share_measurable
    FROM steps AS s
    JOIN objectives AS o ON o.objective_id = s.objective_id
    JOIN grouped AS g ON g.document_id = o.document_id
    GROUP BY g.group_key
),
described AS (
    SELECT
        g.group_key,
        min(d.period_start) AS period_start,
        max(d.period_end) AS period_end,
        bool_or(r.is_partly_understood) AS is_partly_understood
    FROM grouped AS g
    JOIN documents AS d ON d.document_id = g.document_id
    JOIN document_reading AS r ON r.document_id = g.document_id
    GROUP BY g.group_key
)
SELECT
    c.group_key,
    c.is_edition,
    c.stands,
    c.edition_id,
    c.documents,
    c.consortium_id,
    n.region,
    n.kind AS body_kind,
    c.document_kind,
    c.reference_year,
    d.period_start,
    d.period_end,
    c.due_reason AS year_reason,
    c.objectives,
    c.steps_total AS steps,
    c.steps_due,
    c.steps_due_unknown,
    c.steps_unreported,
    round(c.steps_total / c.objectives, 6) AS steps_per_objective,
    i.share_measurable AS share_measurable_pct,
    c.weight_due_pct,
    c.declared_completion_pct,
    c.declared_objectives,
    c.declared_weight_pct,
    c.declared_reason,
    c.declared_settled_pct,
    c.declared_by_words_steps,
    c.declared_by_words_achieved_pct,
    c.declared_by_words_partially_pct,
    c.declared_by_words_not_achieved_pct,
    c.assessed_completion_pct,
    c.assessed_low_pct,
    c.assessed_high_pct,
    c.assessed_objectives,
    c.settled_weight_pct,
    c.assessed_reason,
    c.cumulative_completion_pct,
    c.cumulative_objectives,
    c.cumulative_reason,
    share_pct(c.steps_not_assessed, c.steps_due) AS share_unsettled_pct,
    l.share_on_time_pct,
    l.share_late_pct,
    l.share_late_low_pct,
    l.share_late_high_pct,
    l.unknown_of_due_pct AS share_unknown_pct,
    l.median_slippage_days,
    l.p90_slippage_days,
    CASE WHEN c.document_kind = 'plan' THEN 'a plan reports no results' ELSE l.slippage_reason END
        AS slippage_reason,
    l.steps_with_deadline,
    l.steps_with_known_slippage,
    coalesce(r.findings, 0) AS findings,
    coalesce(r.errors, 0) AS errors,
    coalesce(r.applicable, 0) AS checks_applicable,
    CASE WHEN r.applicable >= 20 THEN share_pct(r.errors, r.applicable) END
        AS errors_per_100_checks,
    r.within_plan AS consistency_within_plan_pct,
    r.plan_against_verification AS consistency_plan_against_verification_pct,
    r.words_against_figures AS consistency_words_against_figures_pct,
    r.cards_against_tables AS consistency_cards_against_tables_pct,
    r.across_documents AS consistency_across_documents_pct,
    d.is_partly_understood
FROM completion_groups AS c
JOIN described AS d ON d.group_key = c.group_key
LEFT JOIN consortia AS n ON n.consortium_id = c.consortium_id
LEFT JOIN indicators AS i ON i.group_key = c.group_key
LEFT JOIN slippage_groups AS l ON l.group_key = c.group_key
LEFT JOIN rates AS r ON r.group_key = c.group_key
WHERE c.is_whole_document;
