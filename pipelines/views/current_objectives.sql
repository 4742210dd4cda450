-- The objectives of the documents that stand for their body and year, with their figures, their share
-- of the plan and the thread that ties them to the same objective in other years. The view to start
-- from when a question is about objectives.
--
-- objective_id: The objective.
-- objective_thread_id: The first objective of its thread: the same for one objective over years.
-- possible_objective_id: An earlier objective that it may continue, for a person to confirm.
-- document_id: Its document.
-- consortium_id: The body.
-- body: Its name.
-- region: Its region.
-- body_kind: Its class.
-- document_kind: Plan, report or verification.
-- year: The year of the results, or the first of a plan; NULL where none is known.
-- is_current: True where the document stands for the body and the year.
-- objective_code: Code as printed.
-- objective_kind: Family of the objective.
-- title: Title.
-- unit: Service, area or sector in charge.
-- first_year: Year in which it entered the plan, as printed.
-- weight_pct: Share of the whole plan, as printed.
-- weight_in_plan_pct: The same over the actual sum of the document; NULL without weights.
-- steps_total: Steps.
-- steps_due: Steps due in the year.
-- declared_completion_pct: Completion as declared.
-- declared_reason: Why it is NULL.
-- assessed_completion_pct: Completion as far as the words support it.
-- assessed_low_pct: The same with the unsettled counted as nothing.
-- assessed_high_pct: The same with the unsettled counted as everything.
-- settled_weight_pct: Share of what was due that the words settle.
-- assessed_reason: Why assessed completion is NULL.
-- cumulative_completion_pct: Share of the whole objective declared achieved.
-- cumulative_reason: Why it is NULL.
-- programmes: Budget programmes that it names, in order; NULL where it names none.
-- tags: Funding sources and themes that it names, in order; NULL where it names none.
CREATE OR REPLACE VIEW current_objectives AS
WITH named AS (
    SELECT objective_id, string_agg(DISTINCT programme, ', ' ORDER BY programme) AS programmes
    FROM objective_programmes
    GROUP BY objective_id
),
tagged AS (
    SELECT objective_id, string_agg(DISTINCT tag, ', ' ORDER BY tag) AS tags
    FROM objective_tags
    GROUP BY objective_id
)
SELECT
    o.objective_id,
    t.objective_thread_id,
    t.possible_objective_id,
    o.document_id,
    c.consortium_id,
    c.body,
    c.region,
    c.body_kind,
    c.document_kind,
    c.year,
    c.is_current,
    o.code AS objective_code,
    o.kind AS objective_kind,
    o.title,
    o.unit,
    o.first_year,
    o.weight_pct,
    w.weight_in_plan_pct,
    m.steps_total,
    m.steps_due,
    m.declared_completion_pct,
    m.declared_reason,
    m.assessed_completion_pct,
    m.assessed_low_pct,
    m.assessed_high_pct,
    m.settled_weight_pct,
    m.assessed_reason,
    m.cumulative_completion_pct,
    m.cumulative_reason,
    n.programmes,
    g.tags
FROM objectives AS o
JOIN document_context AS c ON c.document_id = o.document_id AND c.is_current
JOIN objective_completion AS m ON m.objective_id = o.objective_id
JOIN objective_shares AS w ON w.objective_id = o.objective_id
JOIN objective_threads AS t ON t.objective_id = o.objective_id
LEFT JOIN named AS n ON n.objective_id = o.objective_id
LEFT JOIN tagged AS g ON g.objective_id = o.objective_id;
