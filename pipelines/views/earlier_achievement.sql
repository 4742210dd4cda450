-- What earlier verifications of the same plan said of a step: a plan over three years is verified
-- three times, and a step that was achieved in the first year is achieved for good. A step is the
-- same when objective and code are the same; of a code used twice, the first is the first and the
-- second the second. Steps without a code are never matched.
--
-- step_id: The step, in the later document.
-- achieved_before: True when a verification of an earlier year declared it achieved in full.
-- assessed_before: Highest share from 0 to 1 that the words of an earlier year support.
-- last_verified_year: The latest of these years.
CREATE OR REPLACE VIEW earlier_achievement AS
WITH pairs AS (
    SELECT later.document_id, earlier.document_id AS earlier_id
    FROM documents AS later
    JOIN documents AS earlier
        ON earlier.consortium_id = later.consortium_id
        AND earlier.period_start = later.period_start
        AND earlier.period_end = later.period_end
        AND earlier.reference_year < later.reference_year
    JOIN document_versions AS w ON w.document_id = earlier.document_id AND w.is_latest
),
involved AS (
    SELECT document_id FROM pairs
    UNION
    SELECT earlier_id FROM pairs
),
numbered AS (
    SELECT
        f.*,
        row_number() OVER (
            PARTITION BY f.document_id, f.objective_kind, f.objective_code, f.step_code
            ORDER BY f.objective_position, f.step_position
        ) AS occurrence
    FROM step_facts AS f
    JOIN involved AS i ON i.document_id = f.document_id
    WHERE f.objective_code IS NOT NULL AND f.step_code IS NOT NULL
)
SELECT
    later.step_id,
    coalesce(bool_or(earlier.is_full_credit), false) AS achieved_before,
    max(earlier.assessed_share) FILTER (earlier.is_due) AS assessed_before,
    max(earlier.reference_year) FILTER (earlier.is_due) AS last_verified_year
FROM numbered AS later
JOIN pairs AS p ON p.document_id = later.document_id
JOIN numbered AS earlier
    ON earlier.document_id = p.earlier_id
    AND earlier.objective_kind = later.objective_kind
    AND earlier.objective_code = later.objective_code
    AND earlier.step_code = later.step_code
    AND earlier.occurrence = later.occurrence
GROUP BY later.step_id;
