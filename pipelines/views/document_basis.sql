-- What a document gives its figures to stand on: which weights it prints, and how it says what was
-- due. Every other view reads these flags here, so that no two views decide
-- differently.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reports_results: True for reports and verifications, also where they name no year.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- period_start: First year of the period.
-- period_end: Last year of the period.
-- achievement_kind: Whether it prints a weighted credit or a degree; NULL where it prints none, and
--   where its figures fit both.
-- achievement_basis: What decided that: `header`, `year_weights`, `step_weights`, `no_weights`, or
--   `ambiguous` where header and arithmetic leave it open; NULL where no achievement is printed.
-- has_step_weights: True when a step carries a weight in its objective.
-- has_year_weights: True when a step carries a weight for the year.
-- has_deadline_column: True when a deadline stands in a column of its own; one that was read out of
--   a target or an indicator does not make a column.
-- has_objective_weights: True when an objective carries a share of the plan (see weights_scopes).
-- due_basis: What tells which steps were due: `year_weight` where the document prints such weights,
--   else `step` (each step by its deadline or by being reported on); NULL in a plan without weights
--   for the year.
-- year_reason: What follows where a document of results names no year; NULL otherwise.
CREATE OR REPLACE VIEW document_basis AS
WITH flags AS (
    SELECT
        o.document_id,
        count(o.weight_pct) > 0 AS has_objective_weights,
        count(s.weight_in_objective_pct) > 0 AS has_step_weights,
        count(s.weight_in_year_pct) > 0 AS has_year_weights,
        count(CASE WHEN coalesce(s.deadline_source, 'column') = 'column' THEN s.deadline END) > 0
            AS has_deadline_column
    FROM objectives AS o
    LEFT JOIN steps AS s ON s.objective_id = o.objective_id
    GROUP BY o.document_id
)
SELECT
    d.document_id,
    d.consortium_id,
    d.kind AS document_kind,
    d.kind <> 'plan' AS reports_results,
    d.reference_year,
    d.period_start,
    d.period_end,
    d.achievement_kind,
    d.achievement_basis,
    coalesce(f.has_step_weights, false) AS has_step_weights,
    coalesce(f.has_year_weights, false) AS has_year_weights,
    coalesce(f.has_deadline_column, false) AS has_deadline_column,
    coalesce(f.has_objective_weights, false) AS has_objective_weights,
    CASE
        WHEN f.has_year_weights THEN 'year_weight'
        WHEN d.kind <> 'plan' THEN 'step'
    END AS due_basis,
    CASE
        WHEN d.kind <> 'plan' AND d.reference_year IS NULL
            THEN 'the document names no year: what it reports on counts as due, and it is not compared'
    END AS year_reason
FROM documents AS d
LEFT JOIN flags AS f ON f.document_id = d.document_id;
