-- Every measure of every document in long form, so that two bodies can be put side by side whatever
-- their documents print. A measure that a document gives no basis for stays in the list with a NULL
-- and the reason. Only the latest document of a body, kind and year is here.
--
-- consortium_id: The body.
-- reference_year: The year that the results are about; NULL in a plan.
-- metric: Name of the measure (see metrics).
-- value: Its value.
-- reason: Why it is NULL.
-- unit: Unit of the value.
-- position: Order in which measures are shown.
-- region: Region of the body.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document.
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
            'assessed_completion_pct',
            'cumulative_completion_pct',
            'share_unsettled_pct',
            'share_on_time_pct',
            'share_late_pct',
            'share_unknown_pct',
            'median_slippage_days',
            'p90_slippage_days',
            'findings',
            'errors',
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
            assessed_completion_pct::DOUBLE,
            cumulative_completion_pct::DOUBLE,
            share_unsettled_pct::DOUBLE,
            share_on_time_pct::DOUBLE,
            share_late_pct::DOUBLE,
            share_unknown_pct::DOUBLE,
            median_slippage_days::DOUBLE,
            p90_slippage_days::DOUBLE,
            findings::DOUBLE,
            errors::DOUBLE,
            consistency_within_plan_pct::DOUBLE,
            consistency_plan_against_verification_pct::DOUBLE,
            consistency_words_against_figures_pct::DOUBLE,
            consistency_cards_against_tables_pct::DOUBLE,
            consistency_across_documents_pct::DOUBLE
        ]) AS value
    FROM document_measures
    WHERE is_latest
)
SELECT
    l.consortium_id,
    l.reference_year,
    l.metric,
    l.value,
    CASE
        WHEN l.value IS NOT NULL THEN NULL
        WHEN l.metric = 'declared_completion_pct' THEN l.declared_reason
        WHEN l.metric = 'assessed_completion_pct' THEN l.assessed_reason
        WHEN l.metric = 'cumulative_completion_pct' THEN l.cumulative_reason
        WHEN l.metric = 'weight_due_pct' THEN 'the objectives carry no weights'
        WHEN l.metric LIKE 'consistency%' THEN 'no check of the family applies'
        WHEN l.metric = 'share_measurable_pct' THEN 'the document has no step'
        WHEN l.reference_year IS NULL THEN 'a plan reports no results'
        WHEN l.metric LIKE 'share%' OR l.metric LIKE '%slippage%' THEN coalesce(
            l.slippage_reason, 'no step was due in the year'
        )
    END AS reason,
    m.unit,
    m.position,
    l.region,
    l.document_kind,
    l.period_start,
    l.period_end,
    l.document_id,
    l.is_partly_understood
FROM listed AS l
JOIN metrics AS m ON m.metric = l.metric;
