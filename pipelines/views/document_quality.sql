-- How far a paper can be trusted, for those who have to evaluate it: how much of it was understood,
-- how measurable it is, what it proves, how its checks go, and what it declares beside what its words
-- support on the same steps. The last columns give points of the guidelines of the Department for
-- Public Administration on the annual report (Linee guida per la Relazione annuale sulla performance,
-- n. 3 of November 2018), as far as a paper shows them: compliance (its parts are there), reliability
-- (figures and words agree), comprehensibility (a reader can follow it). A point that a paper cannot
-- show is NULL. Each rule stands in the note of its column; none of them replaces the judgement.
--
-- document_id: The document.
-- consortium_id: The body.
-- body: Its name.
-- region: Its region.
-- body_kind: Its class.
-- document_kind: Plan, report or verification.
-- year: The year of the results, or the first of a plan.
-- is_current: True where the document stands for the body and the year.
-- coverage_pct: Share of its words that a record holds; NULL where it was not measured.
-- reading_status: `understood`, `partly_understood` or `not_understood`.
-- objectives: Objectives.
-- steps: Steps or indicators.
-- share_measurable_pct: Steps whose indicator or target states a quantity.
-- share_with_target_pct: Steps with a target.
-- share_with_deadline_pct: Steps with a deadline.
-- share_with_target_and_deadline_pct: Steps with both.
-- share_with_evidence_pct: Reported steps whose text cites an act, or that name documents as proof.
-- evidence_n: Reported steps: what that share is of.
-- declared_settled_pct: Completion as declared over the steps that the words settle.
-- assessed_completion_pct: Completion as the words support it, over the same steps.
-- declared_over_assessed: Points by which the first is above the second.
-- assessed_low_pct: Assessed completion with the unsettled counted as nothing.
-- assessed_high_pct: Assessed completion with the unsettled counted as everything.
-- settled_weight_pct: Share of what was due that the words settle.
-- within_plan_pct: Checks passed within the plan.
-- within_plan_n: Checks that apply there.
-- plan_against_verification_pct: Checks passed, plan against verification.
-- plan_against_verification_n: Checks that apply there.
-- words_against_figures_pct: Checks passed, words against figures.
-- words_against_figures_n: Checks that apply there.
-- cards_against_tables_pct: Checks passed, cards against summary tables.
-- cards_against_tables_n: Checks that apply there.
-- across_documents_pct: Checks passed, across documents.
-- across_documents_n: Checks that apply there.
-- errors_per_100_checks: Errors per 100 checks that apply; NULL below 20.
-- most_telling: The three unsettled due steps that would most change assessed completion, the weight
--   of each in percent behind its name, the heaviest first; NULL where there is none.
-- is_compliant: Compliance: a document of results that names its year, reports on every due step and
--   declares an outcome (a figure or words) for each; NULL in a plan.
-- is_reliable: Reliability: no check of words against figures fails with an error; NULL where fewer
--   than 5 of them apply.
-- is_comprehensible: Comprehensibility: four fifths of the steps have an indicator and a target or a
--   deadline, and every objective has a step; NULL without objectives.
CREATE OR REPLACE VIEW document_quality AS
WITH measures AS (
    SELECT * FROM document_measures
),
facts AS (
    SELECT f.*, v.cited_evidence
    FROM step_facts AS f
    LEFT JOIN verifications AS v ON v.verification_id = f.verification_id
),
of_steps AS (
    SELECT
        document_id,
        count(*) AS steps,
        count_if(target IS NOT NULL) AS with_target,
        count_if(deadline IS NOT NULL) AS with_deadline,
        count_if(target IS NOT NULL AND deadline IS NOT NULL) AS with_both,
        count_if(indicator IS NOT NULL AND (target IS NOT NULL OR deadline IS NOT NULL))
            AS followable,
        count_if(is_reported) AS reported,
        count_if(is_reported AND (coalesce(acts_cited, 0) > 0 OR cited_evidence IS NOT NULL))
            AS with_evidence,
        count_if(is_due AND achieved_pct IS NULL AND words_outcome IS NULL) AS due_undeclared
    FROM facts
    GROUP BY document_id
),
bare AS (
    SELECT o.document_id, count_if(s.step_id IS NULL) AS without_step
    FROM objectives AS o
    LEFT JOIN steps AS s ON s.objective_id = o.objective_id
    GROUP BY o.document_id
),
due_weights AS (
    SELECT
        f.document_id,
        f.step_id,
        f.step_label,
        f.assessed_share IS NULL AS is_open,
        CASE c.weights_basis
            WHEN 'year' THEN f.weight_in_year_pct
            WHEN 'objective' THEN f.weight_in_objective_pct
            ELSE 1
        END AS weight,
        o.share,
        f.objective_id
    FROM facts AS f
    JOIN objective_completion AS c ON c.objective_id = f.objective_id
    JOIN objective_shares AS o ON o.objective_id = f.objective_id
    WHERE f.is_due
),
-- Sums over the neighbours stand in columns of their own: older clients take no window into a call.
summed AS (
    SELECT *, sum(weight) OVER (PARTITION BY objective_id) AS whole
    FROM due_weights
),
shared AS (
    SELECT *, share * weight / nullif(whole, 0) AS in_document
    FROM summed
),
ranked AS (
    SELECT
        *,
        sum(in_document) OVER (PARTITION BY document_id) AS whole_document,
        row_number() OVER (
            PARTITION BY document_id, is_open ORDER BY in_document DESC NULLS LAST, step_id
        ) AS place
    FROM shared
),
shares AS (
    SELECT *, in_document / nullif(whole_document, 0) * 100 AS pct
    FROM ranked
),
telling AS (
    SELECT
        document_id,
        string_agg(printf('%s (%.1f %%)', step_label, pct), ', ' ORDER BY place) AS most_telling
    FROM shares
    WHERE is_open AND place <= 3 AND pct IS NOT NULL
    GROUP BY document_id
),
rates AS (
    SELECT
        document_id,
        sum(applicable) FILTER (family = 'within_plan') AS within_plan,
        sum(applicable) FILTER (family = 'plan_against_verification') AS plan_against,
        sum(applicable) FILTER (family = 'words_against_figures') AS words_against,
        sum(errors) FILTER (family = 'words_against_figures') AS words_errors,
        sum(applicable) FILTER (family = 'cards_against_tables') AS cards_against,
        sum(applicable) FILTER (family = 'across_documents') AS across
    FROM consistency_rate
    GROUP BY document_id
)
SELECT
    m.document_id,
    m.consortium_id,
    c.body,
    c.region,
    c.body_kind,
    c.document_kind,
    c.year,
    c.is_current,
    r.coverage_pct,
    r.reading_status,
    m.objectives,
    m.steps,
    m.share_measurable_pct,
    share_pct(s.with_target, s.steps) AS share_with_target_pct,
    share_pct(s.with_deadline, s.steps) AS share_with_deadline_pct,
    share_pct(s.with_both, s.steps) AS share_with_target_and_deadline_pct,
    share_pct(s.with_evidence, s.reported) AS share_with_evidence_pct,
    s.reported::INTEGER AS evidence_n,
    m.declared_settled_pct,
    m.assessed_completion_pct,
    round(m.declared_settled_pct - m.assessed_completion_pct, 6) AS declared_over_assessed,
    m.assessed_low_pct,
    m.assessed_high_pct,
    m.settled_weight_pct,
    m.consistency_within_plan_pct AS within_plan_pct,
    coalesce(x.within_plan, 0)::INTEGER AS within_plan_n,
    m.consistency_plan_against_verification_pct AS plan_against_verification_pct,
    coalesce(x.plan_against, 0)::INTEGER AS plan_against_verification_n,
    m.consistency_words_against_figures_pct AS words_against_figures_pct,
    coalesce(x.words_against, 0)::INTEGER AS words_against_figures_n,
    m.consistency_cards_against_tables_pct AS cards_against_tables_pct,
    coalesce(x.cards_against, 0)::INTEGER AS cards_against_tables_n,
    m.consistency_across_documents_pct AS across_documents_pct,
    coalesce(x.across, 0)::INTEGER AS across_documents_n,
    m.errors_per_100_checks,
    t.most_telling,
    CASE
        WHEN c.document_kind <> 'plan'
            THEN m.year_reason IS NULL AND m.steps_unreported = 0 AND s.due_undeclared = 0
    END AS is_compliant,
    CASE WHEN x.words_against >= 5 THEN x.words_errors = 0 END AS is_reliable,
    coalesce(s.followable * 5 >= s.steps * 4, false) AND b.without_step = 0 AS is_comprehensible
FROM measures AS m
JOIN document_context AS c ON c.document_id = m.document_id
JOIN document_reading AS r ON r.document_id = m.document_id
LEFT JOIN bare AS b ON b.document_id = m.document_id
LEFT JOIN of_steps AS s ON s.document_id = m.document_id
LEFT JOIN telling AS t ON t.document_id = m.document_id
LEFT JOIN rates AS x ON x.document_id = m.document_id;
