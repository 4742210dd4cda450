-- Objectives that a body's documents on one period share: by code, or by title where there is none.
WITH named AS (
    SELECT
        documents.consortium_id,
        documents.document_id,
        documents.period_start,
        documents.period_end,
        objectives.position,
        coalesce(objectives.code, lower(objectives.title)) AS name
    FROM objectives
    JOIN documents USING (document_id)
    WHERE documents.period_start IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY documents.document_id, name) = 1
)
SELECT
    one.document_id,
    one.position,
    other.document_id AS other_document_id,
    other.position AS other_position
FROM named AS one
JOIN named AS other
    ON other.consortium_id = one.consortium_id
    AND other.period_start = one.period_start
    AND other.period_end IS NOT DISTINCT FROM one.period_end
    AND other.name = one.name
    AND other.document_id <> one.document_id
ORDER BY one.document_id, one.position, other.document_id;
