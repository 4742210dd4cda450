-- What became of every objective in the body's next plan, and which objectives of that plan are
-- new. Which objectives are the same, and with which weights and threshold that is decided, stands in
-- objective_pairs.
--
-- consortium_id: The body.
-- relation: `continued`, `possible` (for a person to confirm), `dropped` (no counterpart in the next
--   plan) or `new` (none in the one before).
-- from_document_id: The earlier plan's document.
-- from_objective_id: The objective there; NULL when new.
-- from_code: Its code.
-- from_title: Its title.
-- to_document_id: The next plan's document.
-- to_objective_id: The objective there; NULL when dropped.
-- to_code: Its code.
-- to_title: Its title.
-- score: From 0 to 1; NULL when dropped or new.
-- title_similarity: Of the titles, from 0 to 1 (see the macro likeness).
-- is_same_code: True when family and code are the same.
-- is_same_unit: True when the unit is the same.
-- is_same_first_year: True when the year of entry is the same.
-- programmes_similarity: Programmes that both name over those that either names.
-- link_basis: Why they are the same: `said` by a person, `title`, or `likeness`.
CREATE OR REPLACE VIEW objective_continuity AS
WITH editions AS (
    SELECT consortium_id, document_id AS from_document_id, next_document_id AS to_document_id
    FROM plan_editions
    WHERE next_document_id IS NOT NULL
),
matched AS (
    SELECT p.*
    FROM objective_pairs AS p
    JOIN editions AS e
        ON e.from_document_id = p.from_document_id AND e.to_document_id = p.to_document_id
)
SELECT
    m.consortium_id,
    CASE m.link WHEN 'same' THEN 'continued' ELSE 'possible' END AS relation,
    m.from_document_id,
    m.from_objective_id,
    a.code AS from_code,
    a.title AS from_title,
    m.to_document_id,
    m.to_objective_id,
    b.code AS to_code,
    b.title AS to_title,
    m.score,
    m.title_similarity,
    m.is_same_code,
    m.is_same_unit,
    m.is_same_first_year,
    m.programmes_similarity,
    m.link_basis
FROM matched AS m
JOIN objectives AS a ON a.objective_id = m.from_objective_id
JOIN objectives AS b ON b.objective_id = m.to_objective_id
UNION ALL BY NAME
SELECT
    e.consortium_id,
    'dropped' AS relation,
    e.from_document_id,
    a.objective_id AS from_objective_id,
    a.code AS from_code,
    a.title AS from_title,
    e.to_document_id
FROM editions AS e
JOIN objectives AS a ON a.document_id = e.from_document_id
ANTI JOIN matched AS m ON m.from_objective_id = a.objective_id
UNION ALL BY NAME
SELECT
    e.consortium_id,
    'new' AS relation,
    e.from_document_id,
    e.to_document_id,
    b.objective_id AS to_objective_id,
    b.code AS to_code,
    b.title AS to_title
FROM editions AS e
JOIN objectives AS b ON b.document_id = e.to_document_id
ANTI JOIN matched AS m ON m.to_objective_id = b.objective_id;
