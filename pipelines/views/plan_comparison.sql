-- Every measure of every body and year in long form, so that two bodies can be put side by side
-- whatever their documents print. A measure that a document gives no basis for stays in the list with
-- a NULL and the reason. Of several versions only the one that stands for the year is here, and parts
-- are added up.
--
-- consortium_id: The body.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- metric: Name of the measure (see metrics).
-- value: Its value.
-- low: The least that the value can be where it has bounds (assessed completion, share late).
-- high: The most that it can be.
-- n: What the value stands on where it is a mean or a share: objectives, steps or checks; NULL for
--   counts.
-- reason: Why it is NULL.
-- unit: Unit of the value.
-- position: Order in which measures are shown.
-- region: Region of the body.
-- body_kind: Class of the body.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document; the first of several parts.
-- documents: Documents that the value is made of.
-- settled_weight_pct: Share of what was due that the words settle.
-- year_reason: What follows where a document of results names no year; NULL otherwise.
-- is_partly_understood: Whether it is known that not all of the document was understood.
CREATE OR REPLACE VIEW plan_comparison AS
WITH listed AS (
    SELECT
        *,
        unnest([
            'objectives',
            'steps',
            'steps_due',
            'steps_per_objective',
            'share_measurable_pct',
            'weight_due_pct',
            'declared_completion_pct',
            'declared_settled_pct',
            'declared_by_words_achieved_pct',
            'assessed_completion_pct',
            'settled_weight_pct',
            'cumulative_completion_pct',
            'share_unsettled_pct',
            'share_on_time_pct',
            'share_late_pct',
            'share_unknown_pct',
            'median_slippage_days',
            'p90_slippage_days',
            'findings',
            'errors',
            'errors_per_100_checks',
            'consistency_within_plan_pct',
            'consistency_plan_against_verification_pct',
            'consistency_words_against_figures_pct',
            'consistency_cards_against_tables_pct',
            'consistency_across_documents_pct'
        ]) AS metric,
        unnest([
            objectives::DOUBLE,
            steps::DOUBLE,
            steps_due::DOUBLE,
            steps_per_objective::DOUBLE,
            share_measurable_pct::DOUBLE,
            weight_due_pct::DOUBLE,
            declared_completion_pct::DOUBLE,
            declared_settled_pct::DOUBLE,
            declared_by_words_achieved_pct::DOUBLE,
            assessed_completion_pct::DOUBLE,
            settled_weight_pct::DOUBLE,
            cumulative_completion_pct::DOUBLE,
            share_unsettled_pct::DOUBLE,
            share_on_time_pct::DOUBLE,
            share_late_pct::DOUBLE,
            share_unknown_pct::DOUBLE,
            median_slippage_days::DOUBLE,
            p90_slippage_days::DOUBLE,
            findings::DOUBLE,
            errors::DOUBLE,
            errors_per_100_checks::DOUBLE,
            consistency_within_plan_pct::DOUBLE,
            consistency_plan_against_verification_pct::DOUBLE,
            consistency_words_against_figures_pct::DOUBLE,
            consistency_cards_against_tables_pct::DOUBLE,
            consistency_across_documents_pct::DOUBLE
        ]) AS value
    FROM measure_groups
    WHERE stands
)
SELECT
    l.consortium_id,
    l.reference_year,
    l.metric,
    l.value,
    CASE l.metric
        WHEN 'assessed_completion_pct' THEN l.assessed_low_pct
        WHEN 'share_late_pct' THEN l.share_late_low_pct
    END AS low,
    CASE l.metric
        WHEN 'assessed_completion_pct' THEN l.assessed_high_pct
        WHEN 'share_late_pct' THEN l.share_late_high_pct
    END AS high,
    CASE
        WHEN l.metric = 'declared_completion_pct' THEN l.declared_objectives
        WHEN l.metric IN ('assessed_completion_pct', 'declared_settled_pct')
            THEN l.assessed_objectives
        WHEN l.metric = 'cumulative_completion_pct' THEN l.cumulative_objectives
        WHEN l.metric IN (
            'share_unsettled_pct', 'settled_weight_pct', 'declared_by_words_achieved_pct'
        )
            THEN l.steps_due
        WHEN l.metric = 'share_unknown_pct' THEN l.steps_with_deadline
        WHEN l.metric LIKE 'share%' AND l.metric <> 'share_measurable_pct'
            OR l.metric LIKE '%slippage%'
            THEN l.steps_with_known_slippage
        WHEN l.metric = 'share_measurable_pct' THEN l.steps
        WHEN l.metric = 'errors_per_100_checks' THEN l.checks_applicable
    END AS n,
    CASE
        WHEN l.value IS NOT NULL THEN NULL
        WHEN l.metric = 'declared_completion_pct' THEN l.declared_reason
        WHEN l.metric = 'assessed_completion_pct' THEN l.assessed_reason
        WHEN l.metric = 'declared_settled_pct' THEN coalesce(l.declared_reason, l.assessed_reason)
        WHEN l.metric = 'cumulative_completion_pct' THEN l.cumulative_reason
        WHEN l.metric = 'weight_due_pct' THEN 'the objectives carry no weights'
        WHEN l.metric LIKE 'consistency%' THEN 'no check of the family applies'
        WHEN l.metric = 'errors_per_100_checks' THEN 'fewer than 20 checks apply'
        WHEN l.metric = 'share_measurable_pct' THEN 'the document has no step'
        WHEN l.document_kind = 'plan' THEN 'a plan reports no results'
        WHEN l.metric = 'declared_by_words_achieved_pct'
            THEN 'no outcome of a step due is declared in words'
        WHEN l.metric = 'share_unknown_pct' AND l.steps_due > 0 THEN 'no due step has a deadline'
        WHEN l.metric LIKE 'share%' OR l.metric LIKE '%slippage%' OR l.metric = 'settled_weight_pct'
            THEN coalesce(l.slippage_reason, 'no step was due in the year')
    END AS reason,
    m.unit,
    m.position,
    l.region,
    l.body_kind,
    l.document_kind,
    l.period_start,
    l.period_end,
    l.edition_id AS document_id,
    l.documents,
    l.settled_weight_pct,
    l.year_reason,
    l.is_partly_understood
FROM listed AS l
JOIN metrics AS m ON m.metric = l.metric;
