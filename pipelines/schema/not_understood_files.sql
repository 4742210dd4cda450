-- Files that were read and not understood: another vocabulary or rule can be tried on their pages.
SELECT source_path, sha256
FROM failures
WHERE sha256 IS NOT NULL AND stage = 'layout' AND sha256 NOT IN (SELECT sha256 FROM documents)
ORDER BY source_path, sha256;
