-- Stores what a person says of two objectives, by what survives that a document is read again.
INSERT INTO thread_links BY NAME
SELECT
    (SELECT coalesce(max(link_id::INTEGER), 0) + 1 FROM thread_links)::VARCHAR AS link_id,
    d.consortium_id,
    d.kind AS first_kind,
    coalesce(d.reference_year, d.period_start) AS first_year,
    a.code AS first_code,
    a.title AS first_title,
    e.kind AS second_kind,
    coalesce(e.reference_year, e.period_start) AS second_year,
    b.code AS second_code,
    b.title AS second_title,
    $is_same::BOOLEAN AS is_same,
    $reason::VARCHAR AS reason,
    $said_by::VARCHAR AS said_by,
    $now::TIMESTAMP AS said_at
FROM objectives AS a
JOIN documents AS d ON d.document_id = a.document_id
JOIN objectives AS b ON b.objective_id = $second
JOIN documents AS e ON e.document_id = b.document_id
WHERE a.objective_id = $first;
