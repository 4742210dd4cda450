-- What is said of how a document was understood and does not hold together: a status without a
-- reason, pages that its file does not have, regions left out on such pages (the first document of a
-- file also tells of pages that gave none), a file that is at once another paper and something else.
SELECT
    'documents' AS record_table,
    document_id AS record_id,
    printf('it is %s, and nothing says why', reading_status) AS detail
FROM documents
WHERE reading_status <> 'understood' AND status_basis IS NULL
UNION ALL
SELECT
    'documents',
    document_id,
    printf('it is not called partly understood, and %s', status_basis)
FROM documents
WHERE coalesce(reading_status, 'understood') = 'understood' AND status_basis IS NOT NULL
UNION ALL
SELECT
    'documents',
    document_id,
    printf(
        'it goes from page %s to page %s of %d',
        coalesce(first_page::VARCHAR, '?'),
        coalesce(last_page::VARCHAR, '?'),
        page_count
    )
FROM documents
WHERE
    (first_page IS NULL) <> (last_page IS NULL)
    OR first_page > last_page
    OR last_page > page_count
UNION ALL
SELECT
    'unread',
    document_id,
    printf('a region has the box %g, %g, %g, %g on page %d', x0, top, x1, bottom, page)
FROM unread
JOIN documents USING (document_id)
WHERE
    x0 > x1
    OR top > bottom
    OR page > page_count
UNION ALL
SELECT 'passed_over', source_path, 'its bytes are those of a stored document'
FROM passed_over
SEMI JOIN documents USING (sha256)
UNION ALL
SELECT 'passed_over', source_path, 'it has a row in failures too'
FROM passed_over
SEMI JOIN failures USING (source_path)
UNION ALL
SELECT 'passed_over', source_path, printf('it has %d rows', count(*))
FROM passed_over
GROUP BY source_path
HAVING count(*) > 1
ORDER BY ALL;
