-- What a document gives its figures to stand on: which weights it prints and how it says what was
-- due. Every other view reads these flags here, so that no two views decide differently.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan.
-- period_start: First year of the period.
-- period_end: Last year of the period.
-- achievement_kind: Whether it prints a weighted credit or a degree; NULL where it prints none.
-- has_step_weights: True when a step carries a weight in its objective.
-- has_year_weights: True when a step carries a weight for the year.
-- has_deadline_column: True when a deadline stands in a column of its own; one that was read out of
--   a target or an indicator does not make a column.
-- due_basis: What tells which steps were due: `year_weight`, `deadline`, or `every_step`; NULL in a
--   plan without year weights.
CREATE OR REPLACE VIEW document_basis AS
WITH of_objectives AS (
    SELECT
        objective_id,
        count(weight_in_objective_pct) AS step_weights,
        count(weight_in_year_pct) AS year_weights,
        count(CASE WHEN coalesce(deadline_source, 'column') = 'column' THEN deadline END)
            AS deadlines
    FROM steps
    GROUP BY objective_id
),
flags AS (
    SELECT
        o.document_id,
        sum(s.step_weights) > 0 AS has_step_weights,
        sum(s.year_weights) > 0 AS has_year_weights,
        sum(s.deadlines) > 0 AS has_deadline_column
    FROM objectives AS o
    JOIN of_objectives AS s ON s.objective_id = o.objective_id
    GROUP BY o.document_id
)
SELECT
    d.document_id,
    d.consortium_id,
    d.kind AS document_kind,
    d.reference_year,
    d.period_start,
    d.period_end,
    d.achievement_kind,
    coalesce(f.has_step_weights, false) AS has_step_weights,
    coalesce(f.has_year_weights, false) AS has_year_weights,
    coalesce(f.has_deadline_column, false) AS has_deadline_column,
    CASE
        WHEN f.has_year_weights THEN 'year_weight'
        WHEN d.reference_year IS NULL THEN NULL
        WHEN f.has_deadline_column THEN 'deadline'
        ELSE 'every_step'
    END AS due_basis
FROM documents AS d
LEFT JOIN flags AS f ON f.document_id = d.document_id;
