-- How the objectives under each budget programme, and under each funding source or theme, fare, body
-- by body, beside its peers: what programme_ranking and tag_ranking have in common. An objective
-- counts once under every programme or tag that it names, so that these rows do not add up to the
-- document; `additive_weight_pct` divides it among them and does. Parts of a year are added up. Twice:
-- without the documents that were understood in part, which are listed and not compared, and with
-- them.
--
-- theme_kind: `programme` or `tag`.
-- theme: The programme or the tag.
-- detail: Number of a tag, such as the PNRR investment; NULL on the row of the whole tag.
-- region: The region.
-- body_kind: Class of the body.
-- reference_year: The year that the results are about; NULL in a plan.
-- consortium_id: The body.
-- objectives: Its objectives under the theme.
-- objectives_in_document: All its objectives.
-- mentions: How often its objectives are counted under the themes of the kind.
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
CREATE OR REPLACE VIEW theme_ranking AS
WITH named AS (
    SELECT 'programme' AS theme_kind, programme AS theme, NULL::VARCHAR AS detail, objective_id
    FROM objective_programmes
    UNION ALL
    SELECT DISTINCT 'tag', tag, NULL::VARCHAR, objective_id FROM objective_tags
    UNION ALL
    SELECT DISTINCT 'tag', tag, detail, objective_id FROM objective_tags WHERE detail IS NOT NULL
),
counted AS (
    SELECT
        *,
        count(*) FILTER (detail IS NULL) OVER (PARTITION BY theme_kind, objective_id) AS themes
    FROM named
),
standing AS (
    SELECT g.document_id, g.group_key, g.edition_id
    FROM document_groups AS g
    WHERE g.stands
),
cards AS (
    SELECT
        c.*,
        s.group_key,
        s.edition_id,
        bool_and(b.has_objective_weights) OVER whole AS has_weights,
        count(*) OVER whole AS objectives_in_document
    FROM objective_completion AS c
    JOIN standing AS s ON s.document_id = c.document_id
    JOIN document_basis AS b ON b.document_id = c.document_id
    WINDOW whole AS (PARTITION BY s.group_key)
),
shared AS (
    SELECT
        *,
        CASE WHEN has_weights THEN objective_weight_pct ELSE 1 END AS share,
        sum(CASE WHEN has_weights THEN objective_weight_pct ELSE 1 END) OVER (
            PARTITION BY group_key
        ) AS whole_share
    FROM cards
),
measured AS (
    SELECT
        t.theme_kind,
        t.theme,
        t.detail,
        t.themes,
        c.*,
        count(*) FILTER (t.detail IS NULL) OVER (PARTITION BY t.theme_kind, c.group_key) AS mentions
    FROM counted AS t
    JOIN shared AS c ON c.objective_id = t.objective_id
),
summed AS (
    SELECT
        theme_kind,
        theme,
        detail,
        group_key,
        any_value(edition_id) AS document_id,
        count(*)::INTEGER AS objectives,
        any_value(objectives_in_document) AS objectives_in_document,
        any_value(mentions) AS mentions,
        share_pct(sum(share) FILTER (has_weights), any_value(whole_share)) AS weight_pct,
        share_pct(sum(share / themes), any_value(whole_share)) AS additive_weight_pct,
        sum(steps_due)::INTEGER AS steps_due,
        sum(share * declared_completion_pct)
        / nullif(sum(share) FILTER (declared_completion_pct IS NOT NULL), 0) AS declared,
        sum(share * assessed_completion_pct)
        / nullif(sum(share) FILTER (assessed_completion_pct IS NOT NULL), 0) AS assessed,
        sum(share * assessed_low_pct) / nullif(sum(share) FILTER (assessed_low_pct IS NOT NULL), 0)
            AS low,
        sum(share * assessed_high_pct)
        / nullif(sum(share) FILTER (assessed_high_pct IS NOT NULL), 0) AS high,
        sum(share * settled_weight_pct)
        / nullif(sum(share) FILTER (settled_weight_pct IS NOT NULL), 0) AS settled,
        any_value(assessed_reason ORDER BY assessed_reason) AS assessed_reason
    FROM measured
    GROUP BY theme_kind, theme, detail, group_key
),
reading AS (
    SELECT g.group_key, bool_or(r.is_partly_understood) AS is_partly_understood
    FROM standing AS g
    JOIN document_reading AS r ON r.document_id = g.document_id
    GROUP BY g.group_key
),
located AS (
    SELECT
        s.*,
        n.region,
        n.kind AS body_kind,
        d.consortium_id,
        d.kind AS document_kind,
        d.reference_year,
        d.period_start,
        d.period_end,
        d.kind = 'plan' OR d.reference_year IS NOT NULL AS has_year,
        r.is_partly_understood,
        unnest([FALSE, TRUE]) AS includes_partly
    FROM summed AS s
    JOIN documents AS d ON d.document_id = s.document_id
    JOIN reading AS r ON r.group_key = s.group_key
    LEFT JOIN consortia AS n ON n.consortium_id = d.consortium_id
),
entered AS (
    SELECT
        *,
        has_year AND (includes_partly OR NOT is_partly_understood) AS is_entered,
        is_entered AND region IS NOT NULL AND settled >= 70 AND assessed IS NOT NULL AS is_compared,
        CASE WHEN is_compared THEN assessed END AS compared
    FROM located
),
placed AS (
    SELECT
        *,
        count_if(is_entered) OVER same_peers AS n,
        count(compared) OVER same_peers AS n_assessed,
        rank() OVER (same_peers ORDER BY round(compared, 6) DESC NULLS LAST) - 1 AS better,
        rank() OVER (same_peers ORDER BY round(compared, 6) NULLS LAST) - 1 AS worse,
        median(compared) OVER same_peers AS middle,
        min(CASE WHEN is_compared THEN low END) OVER (
            same_peers ORDER BY compared DESC NULLS LAST
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW
        ) AS worst_of_better,
        max(CASE WHEN is_compared THEN high END) OVER (
            same_peers ORDER BY compared NULLS FIRST
            RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW
        ) AS best_of_worse
    FROM entered
    WINDOW same_peers AS (
        PARTITION BY
            includes_partly,
            theme_kind,
            theme,
            detail,
            region,
            body_kind,
            document_kind = 'plan',
            reference_year,
            CASE WHEN reference_year IS NULL THEN period_start END,
            CASE WHEN reference_year IS NULL THEN period_end END
    )
)
SELECT
    theme_kind,
    theme,
    detail,
    region,
    body_kind,
    reference_year,
    consortium_id,
    objectives,
    objectives_in_document::INTEGER AS objectives_in_document,
    mentions::INTEGER AS mentions,
    weight_pct,
    additive_weight_pct,
    steps_due,
    round(declared, 6) AS declared_completion_pct,
    round(assessed, 6) AS assessed_completion_pct,
    round(low, 6) AS assessed_low_pct,
    round(high, 6) AS assessed_high_pct,
    round(settled, 6) AS settled_weight_pct,
    CASE
        WHEN assessed IS NOT NULL THEN NULL
        ELSE coalesce(assessed_reason, 'the objectives carry no weight')
    END AS assessed_reason,
    n::INTEGER AS n,
    n_assessed::INTEGER AS n_assessed,
    CASE WHEN n_assessed >= 5 AND is_compared THEN better::INTEGER + 1 END AS rank,
    CASE
        WHEN n_assessed >= 5 AND is_compared AND (worst_of_better <= high OR best_of_worse >= low)
            THEN 'not distinguishable'
    END AS rank_note,
    CASE
        WHEN n_assessed >= 10 AND is_compared
            THEN round(
                (worse + (n_assessed - better - worse - 1) * 0.5) / (n_assessed - 1) * 100, 6
            )
    END AS percentile,
    CASE WHEN n_assessed >= 5 THEN round(middle, 6) END AS regional_median,
    document_kind,
    period_start,
    period_end,
    document_id,
    is_partly_understood,
    includes_partly
FROM placed;
