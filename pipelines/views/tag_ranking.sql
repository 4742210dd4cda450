-- How the objectives under each funding source or theme (PNRR, PON, Interreg …) fare, body by body,
-- beside its peers: bodies of its class and region. An objective counts once under every tag that its
-- title or costs name, so that these rows do not add up to the document; `additive_weight_pct`
-- divides it among its tags and does.
-- Twice: without the documents that were understood in part, which are listed and not compared, and
-- with them.
--
-- tag: The funding source (`funding.…`) or theme (`theme.…`).
-- detail: Number of a tag, such as the PNRR investment; NULL on the row of the whole tag.
-- region: The region.
-- body_kind: Class of the body.
-- reference_year: The year that the results are about; NULL in a plan.
-- consortium_id: The body.
-- objectives: Its objectives under the theme.
-- share_of_objectives_pct: These objectives over all objectives of the document.
-- weight_pct: Share of the plan that the objectives carry, over the actual sum; NULL without weights.
-- additive_weight_pct: The same with each objective divided by the number of programmes (tags) that
--   it names, objectives counting alike where no weights are printed: such shares add up.
-- steps_due: Steps due of these objectives; NULL where the document does not tell.
-- declared_completion_pct: Mean of their declared completion, weighted where weights are given.
-- assessed_completion_pct: Mean of their assessed completion, likewise.
-- assessed_low_pct: The same with unsettled steps counted as nothing.
-- assessed_high_pct: The same with unsettled steps counted as everything.
-- settled_weight_pct: Share of what was due under the theme that the words settle.
-- assessed_reason: Why it is NULL.
-- n: Bodies of the peers with objectives under the theme.
-- n_assessed: Of these, bodies with an assessed completion that may be compared.
-- rank: Place by assessed completion, 1 is best, ties share a rank; NULL below 5 compared.
-- rank_note: `not distinguishable` where the bounds overlap those of another body compared.
-- percentile: Share of the others that do worse, ties counting half; NULL below 10 compared.
-- regional_median: Median of assessed completion; NULL below 5 compared.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document; the first of several parts.
-- is_partly_understood: Whether it is known that not all of the document was understood.
-- includes_partly: Whether documents that were understood in part are compared too.
CREATE OR REPLACE VIEW tag_ranking AS
SELECT
    t.theme AS tag,
    t.detail,
    t.region,
    t.body_kind,
    t.reference_year,
    t.consortium_id,
    t.objectives,
    share_pct(t.objectives, t.objectives_in_document) AS share_of_objectives_pct,
    t.weight_pct,
    t.additive_weight_pct,
    t.steps_due,
    t.declared_completion_pct,
    t.assessed_completion_pct,
    t.assessed_low_pct,
    t.assessed_high_pct,
    t.settled_weight_pct,
    t.assessed_reason,
    t.n,
    t.n_assessed,
    t.rank,
    t.rank_note,
    t.percentile,
    t.regional_median,
    t.document_kind,
    t.period_start,
    t.period_end,
    t.document_id,
    t.is_partly_understood,
    t.includes_partly
FROM theme_ranking AS t
WHERE t.theme_kind = 'tag';
