-- The closing table of objectives and weights line by line, each with the objective that it names:
-- by code where the code stands for one objective only, by title where the table or the cards have
-- none.
--
-- document_id: The document.
-- line_position: Order of the line; NULL for an objective that no line names.
-- line_code: Code on the line.
-- line_title: Title on the line.
-- line_weight_pct: Weight on the line.
-- objective_id: The objective; NULL for a line that names none.
-- objective_code: Code on the card.
-- objective_label: The objective as messages name it.
-- title: Title on the card.
-- weight_pct: Weight on the card.
-- is_ambiguous: True when the line's code stands for several objectives.
CREATE OR REPLACE VIEW closing_lines AS
WITH cards AS (
    SELECT
        o.*,
        coalesce(o.code, '“' || o.title || '”') AS objective_label,
        count(*) OVER (PARTITION BY o.document_id, coalesce(o.code, lower(o.title))) AS bearers,
        coalesce(o.code, lower(o.title)) AS line_key
    FROM objectives AS o
    WHERE o.document_id IN (SELECT document_id FROM closing_weights)
),
named AS (
    SELECT *, coalesce(code, lower(title)) AS line_key FROM closing_weights
)
SELECT
    coalesce(n.document_id, c.document_id) AS document_id,
    n.position AS line_position,
    n.code AS line_code,
    n.title AS line_title,
    n.weight_pct AS line_weight_pct,
    c.objective_id,
    c.code AS objective_code,
    c.objective_label,
    c.title,
    c.weight_pct,
    coalesce(c.bearers > 1, false) AS is_ambiguous
FROM named AS n
FULL JOIN cards AS c ON c.document_id = n.document_id AND c.line_key = n.line_key;
