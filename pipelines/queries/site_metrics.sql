-- The measures by which documents are compared.
SELECT metric, unit, direction, meaning FROM metrics ORDER BY position;
