-- Other kinds of papers that files turned out to be, those of most first.
SELECT genre, count(*) AS files
FROM passed_over
GROUP BY genre
ORDER BY files DESC, genre;
