-- Every body against its peers: bodies of one class in one region, with plans of one period, or with
-- results of one year, reports and verifications together. How far a comparison goes depends on how
-- many there are: below 5 the values are listed only; from 5 there are median and rank; from 10 the
-- percentile too. Declared completion is ranked only where assessed completion stands beside it, and
-- assessed completion from 70 % of settled weight; where bounds overlap the rank says so. Documents
-- that name no year or were understood in part are listed and not compared; regional_ranking offers
-- these and wider sets of peers.
--
-- region: The region; NULL where the registry does not know it, and then nothing is compared inside
--   regions.
-- body_kind: Class of the body; bodies of unknown class are peers of each other.
-- reference_year: The year that the results are about; NULL in a plan.
-- consortium_id: The body.
-- metric: Name of the measure (see metrics).
-- value: Its value.
-- low: The least that the value can be where it has bounds.
-- high: The most that it can be.
-- value_n: What the value stands on: objectives, steps or checks.
-- n: Bodies compared: those with a value that may be ranked.
-- rank: 1 is best in the direction of the measure (for neutral ones: highest); ties share a rank.
--   NULL below 5 bodies.
-- rank_note: `not distinguishable` where the bounds overlap those of a body ranked before or after.
-- percentile: Share of the others that do worse, ties counting half; from 0 to 100. NULL below 10.
-- regional_median: Median of the values compared; NULL below 5 bodies.
-- reason: Why there is no value, no rank or no percentile.
-- direction: `higher` or `lower` where that is better; `neutral` where neither is.
-- assessed_completion_pct: Beside declared completion: what the words support.
-- share_unsettled_pct: Beside declared completion: due steps that the words do not settle.
-- share_unknown_pct: Beside declared completion: due steps with a deadline whose timing is not known.
-- document_kind: Plan, report or verification.
-- period_start: First year of the document's period.
-- period_end: Last year of it.
-- document_id: The document; the first of several parts.
-- position: Order in which measures are shown.
-- is_partly_understood: Whether it is known that not all of the document was understood.
CREATE OR REPLACE VIEW regional_benchmark AS
SELECT * EXCLUDE (peers, includes_partly)
FROM regional_ranking
WHERE peers = 'region_and_class' AND NOT includes_partly;
