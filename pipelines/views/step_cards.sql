-- Every step as the plan gives it, with the document and objective that it belongs to and the name
-- by which messages call it. Nothing here depends on what was verified.
--
-- step_id: The step.
-- objective_id: Its objective.
-- document_id: Its document.
-- objective_code: Code of the objective as printed.
-- objective_label: The code, or the title in quotes where there is none.
-- objective_kind: Family of the objective.
-- objective_position: Order of the objective in the document.
-- step_code: Code of the step as printed.
-- step_label: The code, or the objective's label and the position where there is none.
-- step_position: Order of the step below its objective.
-- description: What will be done.
-- indicator: What is measured.
-- target: Value aimed at.
-- deadline: The plan's deadline.
-- deadline_source: Where it stands: its own column, or words of another field.
-- weight_in_objective_pct: Share of the objective.
-- weight_in_year_pct: Share of the objective's work due in the year; NULL when not due.
CREATE OR REPLACE VIEW step_cards AS
SELECT
    s.step_id,
    s.objective_id,
    o.document_id,
    o.code AS objective_code,
    coalesce(o.code, '“' || o.title || '”') AS objective_label,
    o.kind AS objective_kind,
    o.position AS objective_position,
    s.code AS step_code,
    coalesce(s.code, coalesce(o.code, '“' || o.title || '”') || ', n. ' || s.position)
        AS step_label,
    s.position AS step_position,
    s.description,
    s.indicator,
    s.target,
    s.deadline,
    s.deadline_source,
    s.weight_in_objective_pct,
    s.weight_in_year_pct
FROM steps AS s
JOIN objectives AS o ON o.objective_id = s.objective_id;
