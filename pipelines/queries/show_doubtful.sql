-- What a person should look at in a document: regions that no record holds, values on which the two
-- readers differ, values under a header that names their field badly, deadlines without a date. Worst
-- first.
WITH placed AS (
    SELECT
        evidence.*,
        CASE record_table
            WHEN 'steps' THEN record_id
            WHEN 'verifications' THEN regexp_replace(record_id, '/v$', '')
        END AS step_id,
        CASE record_table WHEN 'objectives' THEN record_id END AS own_objective_id
    FROM evidence
    WHERE record_id = $document_id OR starts_with(record_id, $document_id || '/')
),

doubts AS (
    SELECT
        placed.*,
        CASE
            WHEN second_reader_agrees = FALSE THEN 'the second reader finds other words'
            WHEN
                record_table = 'steps' AND field = 'deadline_text' AND steps.deadline IS NULL
                THEN 'no date can be read from it'
            WHEN confidence < 0.6 THEN 'its header or its type fits the field badly'
        END AS reason,
        coalesce(own_objective_id, steps.objective_id) AS objective_id,
        steps.code AS step_code
    FROM placed
    LEFT JOIN steps ON steps.step_id = placed.step_id
)

SELECT
    doubts.page,
    objectives.code AS objective_code,
    doubts.step_code,
    doubts.record_table,
    doubts.field,
    doubts.raw_text AS text,
    doubts.confidence,
    doubts.reason,
    doubts.record_id
FROM doubts
LEFT JOIN objectives ON objectives.objective_id = doubts.objective_id
WHERE
    doubts.reason IS NOT NULL
    AND ($objective IS NULL OR objectives.code = $objective)
UNION ALL BY NAME
SELECT
    page,
    'unread' AS record_table,
    words AS text,
    'left out: ' || reason AS reason,
    document_id AS record_id
FROM unread
WHERE document_id = $document_id AND $objective IS NULL
ORDER BY confidence NULLS FIRST, record_table <> 'unread', page, record_id, field, text;
