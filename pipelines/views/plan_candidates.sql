-- The plans of the same body and period beside each verification or report, and whether the two share
-- most of their objectives (see shared_objectives): only then are they compared, for everything
-- differs between a plan of performance and a report on something else. Of plans that share most of
-- their objectives with each other the latest printed is taken, then the fuller, then the later read.
--
-- document_id: The verification or report.
-- plan_id: The plan on its own.
-- shared: Objectives of the one with fewer of them that have a counterpart in the other.
-- objectives: Objectives of the one with fewer.
-- is_comparable: True when they share most.
CREATE OR REPLACE VIEW plan_candidates AS
WITH pairs AS (
    SELECT * FROM shared_objectives
),
replaced AS (
    SELECT DISTINCT s.document_id
    FROM pairs AS s
    JOIN documents AS a ON a.document_id = s.document_id AND a.kind = 'plan'
    JOIN documents AS b ON b.document_id = s.other_id AND b.kind = 'plan'
    WHERE
        s.share_most
        AND (coalesce(b.published_on, '1000-01-01'::DATE), s.other_objectives, b.ingested_at, s.other_id)
        > (coalesce(a.published_on, '1000-01-01'::DATE), s.objectives, a.ingested_at, s.document_id)
)
SELECT
    s.document_id,
    s.other_id AS plan_id,
    s.shared,
    least(s.objectives, s.other_objectives) AS objectives,
    s.share_most AS is_comparable
FROM pairs AS s
JOIN documents AS d ON d.document_id = s.document_id AND d.kind <> 'plan'
JOIN documents AS p ON p.document_id = s.other_id AND p.kind = 'plan'
ANTI JOIN replaced AS r ON r.document_id = s.other_id;
