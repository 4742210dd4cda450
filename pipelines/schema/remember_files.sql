-- Remembers which bytes files held.
INSERT OR REPLACE INTO seen_files BY NAME
SELECT source_path, mark, sha256
FROM incoming;
