-- How the objectives under each funding source or theme (PNRR, PON, Interreg …) fare, body by body,
-- in its region. An objective counts once under every tag that its title or costs name, so that
-- these rows do not add up to the document.
-- Twice: without the documents that were understood in part, which are listed and not compared, and
-- with them.
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
-- includes_partly: Whether documents that were understood in part are compared too.
CREATE OR REPLACE VIEW tag_ranking AS
WITH named AS (
    SELECT DISTINCT tag, NULL::VARCHAR AS detail, objective_id FROM objective_tags
    UNION ALL
    SELECT DISTINCT tag, detail, objective_id FROM objective_tags WHERE detail IS NOT NULL
),
of_documents AS (
    SELECT document_id, count(weight_pct) > 0 AS has_weights, count(*) AS objectives_in_document
    FROM objectives
    GROUP BY document_id
),
measured AS (
    SELECT
        t.tag,
        t.detail,
        c.*,
        CASE WHEN w.has_weights THEN c.objective_weight_pct ELSE 1 END AS share,
        w.objectives_in_document
    FROM named AS t
    JOIN objective_completion AS c ON c.objective_id = t.objective_id
    JOIN of_documents AS w ON w.document_id = c.document_id
),
summed AS (
    SELECT
        tag,
        detail,
        document_id,
        count(*)::INTEGER AS objectives,
        any_value(objectives_in_document) AS objectives_in_document,
        sum(objective_weight_pct) AS weight_pct,
        sum(steps_due)::INTEGER AS steps_due,
        sum(share * declared_completion_pct)
        / nullif(sum(share) FILTER (declared_completion_pct IS NOT NULL), 0) AS declared,
        sum(share * assessed_completion_pct)
        / nullif(sum(share) FILTER (assessed_completion_pct IS NOT NULL), 0) AS assessed,
        any_value(assessed_reason ORDER BY assessed_reason) AS assessed_reason
    FROM measured
    GROUP BY tag, detail, document_id
),
located AS (
    SELECT
        s.*,
        n.region,
        d.consortium_id,
        d.kind AS document_kind,
        d.reference_year,
        d.period_start,
        d.period_end,
        g.is_partly_understood,
        unnest([FALSE, TRUE]) AS includes_partly
    FROM summed AS s
    JOIN documents AS d ON d.document_id = s.document_id
    JOIN document_versions AS w ON w.document_id = s.document_id AND w.is_latest
    JOIN document_reading AS g ON g.document_id = s.document_id
    LEFT JOIN consortia AS n ON n.consortium_id = d.consortium_id
),
entered AS (
    SELECT
        *,
        includes_partly OR NOT is_partly_understood AS is_entered,
        CASE WHEN is_entered THEN assessed END AS compared
    FROM located
),
placed AS (
    SELECT
        *,
        count_if(is_entered) OVER peers AS n,
        count(CASE WHEN region IS NOT NULL THEN compared END) OVER peers AS n_assessed,
        rank() OVER (peers ORDER BY round(compared, 6) DESC NULLS LAST) - 1 AS better,
        rank() OVER (peers ORDER BY round(compared, 6) NULLS LAST) - 1 AS worse,
        median(compared) OVER peers AS middle
    FROM entered
    WINDOW peers AS (
        PARTITION BY
            includes_partly,
            tag,
            detail,
            region,
            document_kind,
            reference_year,
            CASE WHEN reference_year IS NULL THEN period_start END,
            CASE WHEN reference_year IS NULL THEN period_end END
    )
)
SELECT
    tag,
    detail,
    region,
    reference_year,
    consortium_id,
    objectives,
    round(objectives / objectives_in_document * 100, 6) AS share_of_objectives_pct,
    round(weight_pct, 6) AS weight_pct,
    steps_due,
    round(declared, 6) AS declared_completion_pct,
    round(assessed, 6) AS assessed_completion_pct,
    CASE
        WHEN assessed IS NOT NULL THEN NULL
        ELSE coalesce(assessed_reason, 'the objectives carry no weight')
    END AS assessed_reason,
    n::INTEGER AS n,
    n_assessed::INTEGER AS n_assessed,
    CASE WHEN n_assessed >= 5 AND compared IS NOT NULL THEN better::INTEGER + 1 END AS rank,
    CASE
        WHEN n_assessed >= 10 AND compared IS NOT NULL
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
