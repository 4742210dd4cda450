-- What is known of files without reading them.
SELECT source_path, mark, sha256
FROM seen_files;
