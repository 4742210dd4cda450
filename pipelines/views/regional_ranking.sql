-- Every body against the others of its region, with documents of the same kind about the same year
-- (plans: of the same period). How far a comparison goes depends on how many there are: below 5 the
-- values are listed only; from 5 there are median and rank; from 10 the percentile too. Declared
-- completion is ranked only where assessed completion stands beside it. All of that twice: without
-- the documents that were understood in part, which are listed and not compared, and with them.
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
-- includes_partly: Whether documents that were understood in part are compared too.
CREATE OR REPLACE VIEW regional_ranking AS
WITH beside AS (
    SELECT
        c.*,
        any_value(c.value) FILTER (c.metric = 'assessed_completion_pct') OVER same AS assessed,
        any_value(c.value) FILTER (c.metric = 'share_unsettled_pct') OVER same AS unsettled
    FROM plan_comparison AS c
    WINDOW same AS (PARTITION BY c.document_id)
),
ranked_values AS (
    SELECT
        b.*,
        m.direction,
        CASE
            WHEN b.is_partly_understood AND NOT b.includes_partly THEN NULL
            WHEN b.region IS NULL THEN NULL
            WHEN b.metric = 'declared_completion_pct' AND b.assessed IS NULL THEN NULL
            WHEN m.direction = 'lower' THEN -b.value
            ELSE b.value
        END AS goodness
    FROM (SELECT *, unnest([FALSE, TRUE]) AS includes_partly FROM beside) AS b
    JOIN metrics AS m ON m.metric = b.metric
),
placed AS (
    SELECT
        *,
        count(goodness) OVER peers AS n,
        rank() OVER (peers ORDER BY goodness DESC NULLS LAST) - 1 AS better,
        rank() OVER (peers ORDER BY goodness NULLS LAST) - 1 AS worse,
        median(CASE WHEN goodness IS NOT NULL THEN value END) OVER peers AS middle
    FROM ranked_values
    WINDOW peers AS (
        PARTITION BY
            includes_partly,
            region,
            document_kind,
            reference_year,
            CASE WHEN reference_year IS NULL THEN period_start END,
            CASE WHEN reference_year IS NULL THEN period_end END,
            metric
    )
)
SELECT
    region,
    reference_year,
    consortium_id,
    metric,
    value,
    n::INTEGER AS n,
    CASE WHEN n >= 5 AND goodness IS NOT NULL THEN better::INTEGER + 1 END AS rank,
    CASE
        WHEN n >= 10 AND goodness IS NOT NULL
            THEN round((worse + (n - better - worse - 1) * 0.5) / (n - 1) * 100, 6)
    END AS percentile,
    CASE WHEN n >= 5 THEN round(middle, 6) END AS regional_median,
    CASE
        WHEN value IS NULL THEN reason
        WHEN region IS NULL THEN 'the region of the body is not known'
        WHEN is_partly_understood AND NOT includes_partly
            THEN 'the document was understood in part: not compared'
        WHEN goodness IS NULL THEN 'declared completion is not ranked without assessed completion'
        WHEN n < 5 THEN 'fewer than 5 to compare: listed only'
        WHEN n < 10 THEN 'fewer than 10 to compare: no percentile'
    END AS reason,
    direction,
    CASE WHEN metric = 'declared_completion_pct' THEN assessed END AS assessed_completion_pct,
    CASE WHEN metric = 'declared_completion_pct' THEN unsettled END AS share_unsettled_pct,
    document_kind,
    period_start,
    period_end,
    document_id,
    position,
    is_partly_understood,
    includes_partly
FROM placed;
