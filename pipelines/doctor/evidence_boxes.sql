-- Evidence whose box is none, or lies on a page that the document does not have. A box may reach over
-- the edge of its page: so may the words.
SELECT
    record_table,
    record_id,
    printf(
        'evidence of %s has the box %g, %g, %g, %g on page %d of %d',
        field,
        x0,
        top,
        x1,
        bottom,
        page,
        page_count
    ) AS detail
FROM evidence
JOIN documents ON document_id = split_part(record_id, '/', 1)
WHERE x0 > x1 OR top > bottom OR page > page_count
ORDER BY record_table, record_id, field;
