-- Themes of two documents side by side: how many objectives name each budget programme.
SELECT
    'objectives by programme' AS section,
    programme || coalesce(' ' || any_value(programme_title), '') AS name,
    NULL::VARCHAR AS unit,
    coalesce(max(objectives) FILTER (WHERE document_id = $first), 0) AS first,
    coalesce(max(objectives) FILTER (WHERE document_id = $second), 0) AS second,
    NULL::VARCHAR AS note
FROM programme_benchmark
WHERE document_id IN ($first, $second)
GROUP BY programme
ORDER BY programme;
