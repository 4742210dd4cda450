-- The file could be read, or failed again: what was said of it before no longer holds.
DELETE FROM failures WHERE source_path = $source_path;
