-- The file with these bytes now has another name.
UPDATE documents SET source_path = $source_path WHERE sha256 = $sha256;

UPDATE passed_over SET source_path = $source_path WHERE sha256 = $sha256;
