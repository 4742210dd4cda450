-- What a person said of two objectives of different years, with `verifica link`: that they are the
-- same, or that they are not. It is kept by body, kind of document, year, code and title, so that it
-- holds again when a document is read anew; this view finds the objectives that it is about now. Of
-- two statements on one pair the later holds.
--
-- link_id: The statement.
-- first_objective_id: The objective of the earlier document.
-- second_objective_id: The objective of the later one.
-- is_same: What was said.
CREATE OR REPLACE VIEW said_links AS
WITH cards AS (
    SELECT
        o.objective_id,
        concat_ws(
            '/',
            d.consortium_id,
            d.kind,
            coalesce(d.reference_year, d.period_start),
            coalesce(o.code, ''),
            folded(o.title)
        ) AS card_key
    FROM objectives AS o
    JOIN documents AS d ON d.document_id = o.document_id
    WHERE d.consortium_id IN (SELECT consortium_id FROM thread_links)
),
said AS (
    SELECT
        *,
        concat_ws(
            '/',
            consortium_id,
            first_kind,
            first_year,
            coalesce(first_code, ''),
            folded(first_title)
        ) AS first_key,
        concat_ws(
            '/',
            consortium_id,
            second_kind,
            second_year,
            coalesce(second_code, ''),
            folded(second_title)
        ) AS second_key
    FROM thread_links
    WHERE withdrawn_at IS NULL
)
SELECT
    s.link_id,
    a.objective_id AS first_objective_id,
    b.objective_id AS second_objective_id,
    s.is_same
FROM said AS s
JOIN cards AS a ON a.card_key = s.first_key
JOIN cards AS b ON b.card_key = s.second_key
QUALIFY
    row_number() OVER (
        PARTITION BY a.objective_id, b.objective_id ORDER BY s.said_at DESC, s.link_id DESC
    ) = 1;
