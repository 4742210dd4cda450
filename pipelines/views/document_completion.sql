-- How much of a whole document was done, and what each figure stands on: the mean of its
-- objectives, weighted by their share of the plan where the document gives it and equally where it
-- does not.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan.
-- is_latest: True for the document that comparisons use, where several tell of one year.
-- superseded_by: The document used instead; NULL for the latest.
-- objectives: Objectives.
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
