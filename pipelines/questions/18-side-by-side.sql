-- Journalist: How do two bodies compare, measure by measure?
-- The last results of each that are stored; NULLs have reasons. The body is the first of the two,
-- --other the second.
WITH compared AS MATERIALIZED (
    SELECT consortium_id, reference_year, metric, value, reason
    FROM plan_comparison
),
last_results AS (
    SELECT consortium_id, max(reference_year) AS reference_year
    FROM compared
    WHERE $year IS NULL OR reference_year = $year
    GROUP BY consortium_id
)
SELECT
    m.metric,
    round(a.value, 1) AS body,
    a.reason AS body_reason,
    round(b.value, 1) AS other,
    b.reason AS other_reason
FROM metrics AS m
JOIN compared AS a ON a.metric = m.metric
JOIN last_results AS last_a USING (consortium_id, reference_year)
JOIN compared AS b ON b.metric = m.metric
JOIN last_results AS last_b
    ON last_b.consortium_id = b.consortium_id AND last_b.reference_year = b.reference_year
WHERE list_contains($bodies, a.consortium_id) AND b.consortium_id = $other
ORDER BY m.position;
