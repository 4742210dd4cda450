-- How far each document was understood when it was read, and what was left out. A document that
-- older rules read, which did not measure it, counts as understood: nothing is known against it.
--
-- document_id: The document.
-- coverage_pct: Share of its words in tables, boxes, labels and headings that a record holds; NULL
--   where it was not measured.
-- reading_status: `understood`, `partly_understood` or `not_understood`; NULL where it was not
--   measured.
-- is_partly_understood: Whether it is known that not all of it was understood; such a document is
--   neither ranked nor counted in medians, unless asked for.
-- status_basis: Why it was not; NULL where it was.
-- unread_regions: Regions that no record holds.
-- unread_pages: The pages on which they are, neighbours as spans; NULL where there is none.
CREATE OR REPLACE VIEW document_reading AS
WITH pages AS (
    SELECT
        document_id,
        page,
        page - dense_rank() OVER (PARTITION BY document_id ORDER BY page) AS span,
        count(*) AS regions
    FROM unread
    GROUP BY document_id, page
),
spans AS (
    SELECT document_id, min(page) AS first, max(page) AS last, sum(regions) AS regions
    FROM pages
    GROUP BY document_id, span
),
left_out AS (
    SELECT
        document_id,
        sum(regions)::INTEGER AS regions,
        string_agg(
            CASE WHEN first = last THEN first::VARCHAR ELSE first || '-' || last END,
            ', '
            ORDER BY first
        ) AS pages
    FROM spans
    GROUP BY document_id
)
SELECT
    d.document_id,
    d.coverage_pct,
    d.reading_status,
    coalesce(d.reading_status <> 'understood', FALSE) AS is_partly_understood,
    d.status_basis,
    coalesce(u.regions, 0) AS unread_regions,
    u.pages AS unread_pages
FROM documents AS d
LEFT JOIN left_out AS u ON u.document_id = d.document_id;
