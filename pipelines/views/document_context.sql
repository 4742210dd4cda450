-- Whose each document is, what it is about, and whether it is the one that stands: what every question
-- asks beside its figures.
--
-- document_id: The document.
-- consortium_id: The body.
-- body: Its name; its identifier where no name is known.
-- region: Its region.
-- body_kind: Its class: consortium, municipality, health authority …
-- document_kind: Plan, report or verification.
-- year: The year of the results, or the first of a plan; NULL where none is known.
-- is_current: True where the document, or a part of it, stands for the body and the year.
CREATE OR REPLACE VIEW document_context AS
WITH standing AS (
    SELECT document_id, bool_or(stands) AS stands
    FROM document_groups
    GROUP BY document_id
)
SELECT
    d.document_id,
    d.consortium_id,
    coalesce(n.name, d.consortium_id) AS body,
    n.region,
    n.kind AS body_kind,
    d.kind AS document_kind,
    coalesce(d.reference_year, CASE WHEN d.kind = 'plan' THEN d.period_start END) AS year,
    s.stands AS is_current
FROM documents AS d
JOIN standing AS s ON s.document_id = d.document_id
LEFT JOIN consortia AS n ON n.consortium_id = d.consortium_id;
