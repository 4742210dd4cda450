-- How the objectives under each funding source or theme (PNRR, PON, Interreg …) fare, body by body,
-- in its region. An objective counts once under every tag that its title or costs name, so that
-- these rows do not add up to the document.
-- Documents that were understood in part are listed and not compared; tag_ranking offers both.
--
-- tag: The funding source (`funding.…`) or theme (`theme.…`).
-- detail: Its number, such as the PNRR investment; NULL on the row of the whole tag.
-- region: The region.
-- reference_year: The year that the results are about; NULL in a plan.
-- consortium_id: The body.
-- objectives: Its objectives under the tag.
-- share_of_objectives_pct: These over all objectives of the document.
-- weight_pct: Share of the plan that they carry; NULL without weights.
-- steps_due: Steps due of these objectives; NULL where the document does not tell.
-- declared_completion_pct: Mean of their declared completion, weighted where weights are given.
-- assessed_completion_pct: Mean of their assessed completion, likewise.
-- assessed_reason: Why it is NULL.
-- n: Bodies of the region, kind and year with objectives under the tag.
-- n_assessed: Of these, bodies with an assessed completion: those compared.
-- rank: Place by assessed completion, 1 is best, ties share a rank; NULL below 5 compared.
-- percentile: Share of the others that do worse, ties counting half; NULL below 10 compared.
-- regional_median: Median of assessed completion; NULL below 5 compared.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document.
-- is_partly_understood: Whether it is known that not all of the document was understood.
CREATE OR REPLACE VIEW tag_benchmark AS
SELECT * EXCLUDE (includes_partly)
FROM tag_ranking
WHERE NOT includes_partly;
