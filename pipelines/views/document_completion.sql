-- How much of a whole document was done, and what each figure stands on: the mean of its
-- objectives, weighted by their share of the plan where the document gives it and equally where it
-- does not. Parts that a body published for one year are rows of their own here; `results` adds them
-- up.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- is_latest: True for the document that comparisons use, where there are several versions.
-- superseded_by: The version used instead; NULL for the one that is used.
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
CREATE OR REPLACE VIEW document_completion AS
SELECT
    c.document_id,
    c.consortium_id,
    c.document_kind,
    c.reference_year,
    w.is_latest,
    w.superseded_by,
    c.* EXCLUDE (
        document_id, consortium_id, document_kind, reference_year, objective_kind, is_whole_document
    )
FROM completion_by_kind AS c
JOIN document_versions AS w ON w.document_id = c.document_id
WHERE c.is_whole_document;
