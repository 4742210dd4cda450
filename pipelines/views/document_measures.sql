-- One row per document with every measure by which documents are compared, and beside each measure
-- that can be missing why it is.
--
-- document_id: The document.
-- is_latest: True for the document that comparisons use, where there are several versions.
-- consortium_id: The body that published it.
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
CREATE OR REPLACE VIEW document_measures AS
SELECT
    m.group_key AS document_id,
    w.is_latest,
    m.* EXCLUDE (group_key, is_edition, stands, edition_id, documents)
FROM measure_groups AS m
JOIN document_versions AS w ON w.document_id = m.group_key
WHERE NOT m.is_edition;
