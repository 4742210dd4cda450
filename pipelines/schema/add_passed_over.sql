-- Remembers that a file is another kind of paper, and by which rules.
INSERT INTO passed_over BY NAME
SELECT
    $source_path AS source_path,
    $sha256 AS sha256,
    $genre AS genre,
    $reason AS reason,
    $extractor_version AS extractor_version,
    $now AS seen_at;
