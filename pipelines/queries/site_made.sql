-- When the documents of a site were last read, and by which versions of the rules.
SELECT
    max(ingested_at)::DATE AS last_read,
    string_agg(DISTINCT extractor_version, ', ' ORDER BY extractor_version) AS rules
FROM documents;
