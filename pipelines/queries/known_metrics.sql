-- The names of the measures.
SELECT metric FROM metrics ORDER BY position;
