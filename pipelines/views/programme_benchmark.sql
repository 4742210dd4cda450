-- How the objectives under each budget programme (D.Lgs. 118/2011) fare, body by body, in its
-- region. An objective counts once under every programme that it names, so that these rows do not
-- add up to the document: `programmes_per_objective` says how often its objectives are counted on
-- average.
-- Documents that were understood in part are listed and not compared; programme_ranking offers both.
--
-- programme: Mission and programme, two digits each.
-- region: The region.
-- reference_year: The year that the results are about; NULL in a plan.
-- consortium_id: The body.
-- objectives: Its objectives under the programme.
-- steps_due: Steps due of these objectives; NULL where the document does not tell.
-- assessed_completion_pct: Mean of their assessed completion, weighted by objective where weights
--   are given.
-- assessed_reason: Why it is NULL.
-- declared_completion_pct: Mean of their declared completion, likewise.
-- share_of_objectives_pct: These objectives over all objectives of the document.
-- programmes_per_objective: Programmes that an objective of the document names on average.
-- n: Bodies of the region, kind and year with objectives under the programme.
-- n_assessed: Of these, bodies with an assessed completion: those compared.
-- rank: Place by assessed completion, 1 is best, ties share a rank; NULL below 5 compared.
-- percentile: Share of the others that do worse, ties counting half; NULL below 10 compared.
-- regional_median: Median of assessed completion; NULL below 5 compared.
-- programme_title: Title of the programme in that year; NULL where the taxonomy lacks it.
-- title_checked_against: Where the title was checked; `unverified` where it was not.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document.
-- is_partly_understood: Whether it is known that not all of the document was understood.
CREATE OR REPLACE VIEW programme_benchmark AS
SELECT * EXCLUDE (includes_partly)
FROM programme_ranking
WHERE NOT includes_partly;
