-- The bodies of a region.
SELECT consortium_id FROM consortia WHERE lower(region) = lower($region) ORDER BY consortium_id;
