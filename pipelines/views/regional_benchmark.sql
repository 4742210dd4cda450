-- Every body against the others of its region, with documents of the same kind about the same year
-- (plans: of the same period). How far a comparison goes depends on how many there are: below 5 the
-- values are listed only; from 5 there are median and rank; from 10 the percentile too. Declared
-- completion is ranked only where assessed completion stands beside it. Documents that were
-- understood in part are listed and not compared; regional_ranking offers both.
--
-- region: The region; NULL where the registry does not know it, and then nothing is compared.
-- reference_year: The year that the results are about; NULL in a plan.
-- consortium_id: The body.
-- metric: Name of the measure (see metrics).
-- value: Its value.
-- n: Bodies compared: those with a value that may be ranked.
-- rank: 1 is best in the direction of the measure (for neutral ones: highest); ties share a rank.
--   NULL below 5 bodies.
-- percentile: Share of the others that do worse, ties counting half; from 0 to 100. NULL below 10.
-- regional_median: Median of the values compared; NULL below 5 bodies.
-- reason: Why there is no value, no rank or no percentile.
-- direction: `higher` or `lower` where that is better; `neutral` where neither is.
-- assessed_completion_pct: Beside declared completion: what the words support.
-- share_unsettled_pct: Beside declared completion: due steps asserted, undated or not assessable.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document.
-- position: Order in which measures are shown.
-- is_partly_understood: Whether it is known that not all of the document was understood.
CREATE OR REPLACE VIEW regional_benchmark AS
SELECT * EXCLUDE (includes_partly)
FROM regional_ranking
WHERE NOT includes_partly;
