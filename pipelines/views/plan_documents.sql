-- Which plan a verification verifies, where the plan was also published on its own: the plans of the
-- same body for the same period that stand (see document_versions) and share most of their
-- objectives with it. A plan of the period that does not is no plan to compare with; it is named in
-- plan_candidates.
--
-- document_id: The verification or report.
-- plan_id: The plan on its own.
CREATE OR REPLACE VIEW plan_documents AS
SELECT document_id, plan_id
FROM plan_candidates
WHERE is_comparable;
