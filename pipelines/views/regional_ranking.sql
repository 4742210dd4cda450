-- Every body against its peers: bodies of one class in one region, with plans of one period, or with
-- results of one year, reports and verifications together. Wider sets of peers are there under their
-- names. How far a comparison goes depends on how many there are: below 5 the values are listed
-- only; from 5 there are median and rank; from 10 the percentile too. Declared completion is ranked
-- only where assessed completion stands beside it, and assessed completion from 70 % of settled
-- weight; where bounds overlap the rank says so. Documents that name no year are listed and never
-- compared. All of that twice: without the documents that were understood in part, and with them.
--
-- peers: The set of peers: `region_and_class`, `class` (all regions), `region` (all classes) or
--   `all`.
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
-- includes_partly: Whether documents that were understood in part are compared too.
CREATE OR REPLACE VIEW regional_ranking AS
WITH beside AS (
    SELECT
        c.*,
        any_value(c.value) FILTER (c.metric = 'assessed_completion_pct') OVER same AS assessed,
        any_value(c.value) FILTER (c.metric = 'share_unsettled_pct') OVER same AS unsettled,
        any_value(c.value) FILTER (c.metric = 'share_unknown_pct') OVER same AS timing_unknown
    FROM plan_comparison AS c
    WINDOW same AS (PARTITION BY c.document_id)
),
offered AS (
    SELECT *, unnest([FALSE, TRUE]) AS includes_partly
    FROM (
        SELECT *, unnest(['region_and_class', 'class', 'region', 'all']) AS peers
        FROM beside
    )
),
reasoned AS (
    SELECT
        b.*,
        m.direction,
        CASE
            WHEN b.value IS NULL THEN b.reason
            WHEN b.region IS NULL AND b.peers IN ('region_and_class', 'region')
                THEN 'the region of the body is not known'
            WHEN b.year_reason IS NOT NULL THEN 'the document names no year: not compared'
            WHEN b.is_partly_understood AND NOT b.includes_partly
                THEN 'the document was understood in part: not compared'
            WHEN NOT m.is_ranked THEN 'bodies are not ranked by this measure'
            WHEN b.metric = 'declared_completion_pct' AND b.assessed IS NULL
                THEN 'declared completion is not ranked without assessed completion'
            WHEN b.metric = 'assessed_completion_pct' AND b.settled_weight_pct < 70
                THEN 'the words settle less than 70 % of what was due: not ranked'
        END AS left_out
    FROM offered AS b
    JOIN metrics AS m ON m.metric = b.metric
),
ranked_values AS (
    SELECT
        *,
        CASE
            WHEN left_out IS NOT NULL THEN NULL
            WHEN direction = 'lower' THEN -value
            ELSE value
        END AS goodness,
        CASE
            WHEN left_out IS NOT NULL THEN NULL WHEN direction = 'lower' THEN -high ELSE low
        END AS worst,
        CASE
            WHEN left_out IS NOT NULL THEN NULL WHEN direction = 'lower' THEN -low ELSE high
        END AS best
    FROM reasoned
),
placed AS (
    SELECT
        *,
        (count(goodness) OVER same_peers)::INTEGER AS count_of_peers,
        rank() OVER (same_peers ORDER BY round(goodness, 6) DESC NULLS LAST) - 1 AS better,
        rank() OVER (same_peers ORDER BY round(goodness, 6) NULLS LAST) - 1 AS worse,
        median(CASE WHEN goodness IS NOT NULL THEN value END) OVER same_peers AS middle,
        min(worst) OVER (
            same_peers ORDER BY goodness DESC NULLS LAST
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW
        ) AS worst_of_better,
        max(best) OVER (
            same_peers ORDER BY goodness NULLS FIRST
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW
        ) AS best_of_worse
    FROM ranked_values
    WINDOW same_peers AS (
        PARTITION BY
            peers,
            includes_partly,
            CASE WHEN peers IN ('region_and_class', 'region') THEN region END,
            CASE WHEN peers IN ('region_and_class', 'class') THEN body_kind END,
            document_kind = 'plan',
            reference_year,
            CASE WHEN reference_year IS NULL THEN period_start END,
            CASE WHEN reference_year IS NULL THEN period_end END,
            metric
    )
)
SELECT
    peers,
    region,
    body_kind,
    reference_year,
    consortium_id,
    metric,
    value,
    low,
    high,
    n AS value_n,
    count_of_peers AS n,
    CASE WHEN count_of_peers >= 5 AND goodness IS NOT NULL THEN better::INTEGER + 1 END AS rank,
    CASE
        WHEN count_of_peers >= 5
            AND goodness IS NOT NULL
            AND (worst_of_better <= best OR best_of_worse >= worst)
            THEN 'not distinguishable'
    END AS rank_note,
    CASE
        WHEN count_of_peers >= 10 AND goodness IS NOT NULL
            THEN round(
                (worse + (count_of_peers - better - worse - 1) * 0.5) / (count_of_peers - 1) * 100, 6
            )
    END AS percentile,
    CASE WHEN count_of_peers >= 5 THEN round(middle, 6) END AS regional_median,
    CASE
        WHEN left_out IS NOT NULL THEN left_out
        WHEN count_of_peers < 5 THEN 'fewer than 5 to compare: listed only'
        WHEN count_of_peers < 10 THEN 'fewer than 10 to compare: no percentile'
    END AS reason,
    direction,
    CASE WHEN metric = 'declared_completion_pct' THEN assessed END AS assessed_completion_pct,
    CASE WHEN metric = 'declared_completion_pct' THEN unsettled END AS share_unsettled_pct,
    CASE WHEN metric = 'declared_completion_pct' THEN timing_unknown END AS share_unknown_pct,
    document_kind,
    period_start,
    period_end,
    document_id,
    position,
    is_partly_understood,
    includes_partly
FROM placed;
