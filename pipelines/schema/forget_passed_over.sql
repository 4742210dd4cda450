-- The files, or their bytes, turned out to be something else than another paper, or are read again.
DELETE FROM passed_over
WHERE list_contains($source_paths, source_path) OR list_contains($hashes, sha256);
