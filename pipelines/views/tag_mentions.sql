-- Every funding source or theme that an objective names, with whose objective it is and the words
-- that name it.
--
-- tag: The funding source (`funding.…`) or theme (`theme.…`).
-- detail: Its number, such as the PNRR investment.
-- field: The field whose words say so.
-- words: The words.
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
CREATE OR REPLACE VIEW tag_mentions AS
SELECT
    m.tag,
    m.detail,
    m.field,
    m.words,
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
    w.weight_in_plan_pct
FROM objective_tags AS m
JOIN objectives AS o ON o.objective_id = m.objective_id
JOIN objective_shares AS w ON w.objective_id = o.objective_id
JOIN document_context AS c ON c.document_id = o.document_id;
