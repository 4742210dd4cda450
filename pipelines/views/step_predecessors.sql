-- The same step in verifications of earlier years of the same plan: a plan over three years is
-- verified three times, and a step that was achieved in the first year is achieved for good. A step
-- is the same when objective and code are the same; of a code used twice, the first is the first and
-- the second the second. Steps without a code are never matched.
--
-- step_id: The step, in the later document.
-- earlier_step_id: The step, in the earlier one.
-- earlier_year: The year that the earlier document is about.
CREATE OR REPLACE VIEW step_predecessors AS
WITH pairs AS (
    SELECT
        later.document_id,
        earlier.document_id AS earlier_id,
        earlier.reference_year AS earlier_year,
        earlier.published_on,
        earlier.ingested_at
    FROM documents AS later
    JOIN documents AS earlier
        ON earlier.consortium_id = later.consortium_id
        AND earlier.period_start = later.period_start
        AND earlier.period_end = later.period_end
        AND earlier.reference_year < later.reference_year
),
numbered AS (
    SELECT
        s.step_id,
        o.document_id,
        concat_ws(
            '/',
            o.kind,
            o.code,
            s.code,
            row_number() OVER (
                PARTITION BY o.document_id, o.kind, o.code, s.code ORDER BY o.position, s.position
            )
        ) AS step_key
    FROM steps AS s
    JOIN objectives AS o ON o.objective_id = s.objective_id
    WHERE
        o.code IS NOT NULL
        AND s.code IS NOT NULL
        AND o.document_id IN (
            SELECT document_id FROM pairs UNION SELECT earlier_id FROM pairs
        )
)
SELECT later.step_id, earlier.step_id AS earlier_step_id, p.earlier_year
FROM numbered AS later
JOIN pairs AS p ON p.document_id = later.document_id
JOIN numbered AS earlier
    ON earlier.document_id = p.earlier_id AND earlier.step_key = later.step_key
QUALIFY
    row_number() OVER (
        PARTITION BY later.step_id, p.earlier_year
        ORDER BY p.published_on DESC NULLS LAST, p.ingested_at DESC, p.earlier_id DESC
    ) = 1;
