-- The files could be read, or failed again: what was said of them before no longer holds.
DELETE FROM failures WHERE list_contains($source_paths, source_path);
