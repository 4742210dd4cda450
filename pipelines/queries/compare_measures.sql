-- Every measure of two documents side by side; the reason where one of them has no value.
SELECT
    'measure' AS section,
    metric AS name,
    unit,
    max(value) FILTER (WHERE document_id = $first) AS first,
    max(value) FILTER (WHERE document_id = $second) AS second,
    string_agg(consortium_id || ': ' || reason, '; ' ORDER BY consortium_id) AS note
FROM plan_comparison
WHERE document_id IN ($first, $second)
GROUP BY metric, unit, position
ORDER BY position;
