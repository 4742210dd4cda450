-- How the objectives under each budget programme (D.Lgs. 118/2011) fare, body by body, beside
-- the bodies of its class and region. An objective counts once under every programme that it
-- names, so that these rows do not add up to the document; `additive_weight_pct` divides it among its
-- programmes and does.
-- Twice: without the documents that were understood in part, which are listed and not compared, and
-- with them.
--
-- programme: Mission and programme, two digits each.
-- region: The region.
-- body_kind: Class of the body.
-- reference_year: The year that the results are about; NULL in a plan.
-- consortium_id: The body.
-- objectives: Its objectives under the theme.
-- steps_due: Steps due of these objectives; NULL where the document does not tell.
-- assessed_completion_pct: Mean of their assessed completion, likewise.
-- assessed_low_pct: The same with unsettled steps counted as nothing.
-- assessed_high_pct: The same with unsettled steps counted as everything.
-- settled_weight_pct: Share of what was due under the theme that the words settle.
-- assessed_reason: Why it is NULL.
-- declared_completion_pct: Mean of their declared completion, weighted where weights are given.
-- share_of_objectives_pct: These objectives over all objectives of the document.
-- programmes_per_objective: Programmes that an objective of the document names on average.
-- weight_pct: Share of the plan that the objectives carry, over the actual sum; NULL without weights.
-- additive_weight_pct: The same with each objective divided by the number of programmes (tags) that
--   it names, objectives counting alike where no weights are printed: such shares add up.
-- n: Bodies of the peers with objectives under the theme.
-- n_assessed: Of these, bodies with an assessed completion that may be compared.
-- rank: Place by assessed completion, 1 is best, ties share a rank; NULL below 5 compared.
-- rank_note: `not distinguishable` where the bounds overlap those of another body compared.
-- percentile: Share of the others that do worse, ties counting half; NULL below 10 compared.
-- regional_median: Median of assessed completion; NULL below 5 compared.
-- programme_title: Title of the programme in that year; NULL where the taxonomy lacks it.
-- title_checked_against: Where the title was checked; `unverified` where it was not.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document; the first of several parts.
-- is_partly_understood: Whether it is known that not all of the document was understood.
-- includes_partly: Whether documents that were understood in part are compared too.
CREATE OR REPLACE VIEW programme_ranking AS
SELECT
    t.theme AS programme,
    t.region,
    t.body_kind,
    t.reference_year,
    t.consortium_id,
    t.objectives,
    t.steps_due,
    t.assessed_completion_pct,
    t.assessed_low_pct,
    t.assessed_high_pct,
    t.settled_weight_pct,
    t.assessed_reason,
    t.declared_completion_pct,
    share_pct(t.objectives, t.objectives_in_document) AS share_of_objectives_pct,
    round(t.mentions / t.objectives_in_document, 6) AS programmes_per_objective,
    t.weight_pct,
    t.additive_weight_pct,
    t.n,
    t.n_assessed,
    t.rank,
    t.rank_note,
    t.percentile,
    t.regional_median,
    p.title AS programme_title,
    p.checked_against AS title_checked_against,
    t.document_kind,
    t.period_start,
    t.period_end,
    t.document_id,
    t.is_partly_understood,
    t.includes_partly
FROM theme_ranking AS t
LEFT JOIN programmes AS p
    ON p.programme = t.theme
    AND coalesce(t.reference_year, t.period_start)
    BETWEEN coalesce(p.valid_from, 0) AND coalesce(p.valid_to, 9999)
WHERE t.theme_kind = 'programme';
