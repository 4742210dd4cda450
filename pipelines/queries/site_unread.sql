-- Regions of a document that no record holds, page by page.
SELECT page, words, reason
FROM unread
WHERE document_id = $document_id
ORDER BY page, top, x0, words;
