-- The regions of the bodies.
SELECT DISTINCT region FROM consortia WHERE region IS NOT NULL ORDER BY region;
