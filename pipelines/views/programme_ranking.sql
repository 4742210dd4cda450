-- How the objectives under each budget programme (D.Lgs. 118/2011) fare, body by body, in its
-- region. An objective counts once under every programme that it names, so that these rows do not
-- add up to the document: `programmes_per_objective` says how often its objectives are counted on
-- average.
-- Twice: without the documents that were understood in part, which are listed and not compared, and
-- with them.
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
-- includes_partly: Whether documents that were understood in part are compared too.
CREATE OR REPLACE VIEW programme_ranking AS
WITH named AS (
    SELECT
        p.programme,
        c.document_id,
        c.objective_id,
        c.steps_due,
        c.assessed_completion_pct,
        c.assessed_reason,
        c.declared_completion_pct,
        CASE WHEN w.has_weights THEN c.objective_weight_pct ELSE 1 END AS share,
        w.objectives_in_document,
        count(*) OVER (PARTITION BY c.document_id) AS mentions
    FROM objective_programmes AS p
    JOIN objective_completion AS c ON c.objective_id = p.objective_id
    JOIN (
        SELECT
            document_id,
            count(weight_pct) > 0 AS has_weights,
            count(*) AS objectives_in_document
        FROM objectives
        GROUP BY document_id
    ) AS w ON w.document_id = c.document_id
),
summed AS (
    SELECT
        programme,
        document_id,
        count(*)::INTEGER AS objectives,
        sum(steps_due)::INTEGER AS steps_due,
        sum(share * assessed_completion_pct)
        / nullif(sum(share) FILTER (assessed_completion_pct IS NOT NULL), 0) AS assessed,
        any_value(assessed_reason ORDER BY assessed_reason) AS assessed_reason,
        sum(share * declared_completion_pct)
        / nullif(sum(share) FILTER (declared_completion_pct IS NOT NULL), 0) AS declared,
        any_value(objectives_in_document) AS objectives_in_document,
        any_value(mentions) AS mentions
    FROM named
    GROUP BY programme, document_id
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
        t.title AS programme_title,
        t.checked_against AS title_checked_against,
        g.is_partly_understood,
        unnest([FALSE, TRUE]) AS includes_partly
    FROM summed AS s
    JOIN documents AS d ON d.document_id = s.document_id
    JOIN document_versions AS w ON w.document_id = s.document_id AND w.is_latest
    JOIN document_reading AS g ON g.document_id = s.document_id
    LEFT JOIN consortia AS n ON n.consortium_id = d.consortium_id
    LEFT JOIN programmes AS t
        ON t.programme = s.programme
        AND coalesce(d.reference_year, d.period_start)
        BETWEEN coalesce(t.valid_from, 0) AND coalesce(t.valid_to, 9999)
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
            programme,
            region,
            document_kind,
            reference_year,
            CASE WHEN reference_year IS NULL THEN period_start END,
            CASE WHEN reference_year IS NULL THEN period_end END
    )
)
SELECT
    programme,
    region,
    reference_year,
    consortium_id,
    objectives,
    steps_due,
    round(assessed, 6) AS assessed_completion_pct,
    CASE
        WHEN assessed IS NOT NULL THEN NULL
        ELSE coalesce(assessed_reason, 'the objectives carry no weight')
    END AS assessed_reason,
    round(declared, 6) AS declared_completion_pct,
    round(objectives / objectives_in_document * 100, 6) AS share_of_objectives_pct,
    round(mentions / objectives_in_document, 6) AS programmes_per_objective,
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
    programme_title,
    title_checked_against,
    document_kind,
    period_start,
    period_end,
    document_id,
    is_partly_understood,
    includes_partly
FROM placed;
