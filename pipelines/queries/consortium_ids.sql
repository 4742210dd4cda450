-- Every body that has published a stored document.
SELECT DISTINCT consortium_id FROM documents ORDER BY consortium_id;
