-- What figures are made of: every document on its own, and, where a body published parts for one
-- year, the parts together.
--
-- group_key: What the figures are about: the document, or `all of` and the first of the parts.
-- document_id: A document that belongs to it.
-- is_edition: True for parts together.
-- edition_id: The first of the documents that stand for the body, kind and year.
-- stands: True for the one group that stands for the body and the year among plans, or among
--   documents of results: of a verification and a report of one year, the verification.
CREATE OR REPLACE VIEW document_groups AS
WITH versioned AS (
    SELECT * FROM document_versions
),
editions AS (
    SELECT
        consortium_id,
        document_kind,
        reference_year,
        CASE WHEN reference_year IS NULL THEN period_start END AS plan_start,
        CASE WHEN reference_year IS NULL THEN period_end END AS plan_end,
        edition_id,
        parts,
        row_number() OVER (
            PARTITION BY
                consortium_id,
                document_kind = 'plan',
                reference_year,
                CASE WHEN reference_year IS NULL THEN period_start END,
                CASE WHEN reference_year IS NULL THEN period_end END
            ORDER BY document_kind = 'verification' DESC, edition_id
        ) = 1 AS stands
    FROM versioned
    WHERE document_id = edition_id
)
SELECT
    v.document_id AS group_key,
    v.document_id,
    false AS is_edition,
    v.edition_id,
    v.is_latest AND v.parts = 1 AND e.stands AS stands
FROM versioned AS v
JOIN editions AS e ON e.edition_id = v.edition_id
UNION ALL
SELECT 'all of ' || v.edition_id, v.document_id, true, v.edition_id, e.stands
FROM versioned AS v
JOIN editions AS e ON e.edition_id = v.edition_id
WHERE v.parts > 1 AND v.is_latest;
