-- Every budget programme that an objective names, with whose objective it is and what of its weight
-- falls to the programme.
--
-- programme: Mission and programme, two digits each.
-- programme_title: Title of the programme in that year; NULL where the taxonomy lacks it.
-- title_checked_against: Where the title was checked; `unverified` where it was not.
-- objective_id: The objective.
-- objective_code: Its code as printed.
-- title: Its title.
-- document_id: Its document.
-- consortium_id: The body.
-- body: Its name.
-- region: Its region.
-- body_kind: Its class.
-- document_kind: Plan, report or verification.
-- year: The year of the results, or the first of a plan; NULL where none is known.
-- is_current: True where the document stands for the body and the year.
-- weight_in_plan_pct: Share of the plan that the objective carries; NULL without weights.
-- additive_weight_pct: Its share of the plan, or of the objectives where no weights are printed,
--   divided by the number of its programmes: such shares add up.
CREATE OR REPLACE VIEW programme_mentions AS
SELECT
    m.programme,
    p.title AS programme_title,
    p.checked_against AS title_checked_against,
    o.objective_id,
    o.code AS objective_code,
    o.title,
    o.document_id,
    c.consortium_id,
    c.body,
    c.region,
    c.body_kind,
    c.document_kind,
    c.year,
    c.is_current,
    w.weight_in_plan_pct,
    round(w.share_pct / w.programmes, 6) AS additive_weight_pct
FROM objective_programmes AS m
JOIN objectives AS o ON o.objective_id = m.objective_id
JOIN objective_shares AS w ON w.objective_id = o.objective_id
JOIN document_context AS c ON c.document_id = o.document_id
LEFT JOIN programmes AS p
    ON p.programme = m.programme
    AND c.year BETWEEN coalesce(p.valid_from, 0) AND coalesce(p.valid_to, 9999);
