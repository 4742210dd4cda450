-- The pages on which the values of each record stand, kept for the time of a connection.
CREATE TEMP TABLE pages_of_records AS
SELECT record_table, record_id, list(DISTINCT page ORDER BY page) AS pages
FROM evidence
GROUP BY record_table, record_id;
