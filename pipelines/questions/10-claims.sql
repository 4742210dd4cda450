-- Evaluation board: How many of the due steps rest on a claim or on nothing?
SELECT
    consortium_id,
    reference_year,
    count(*) AS steps_due,
    count_if(status = 'asserted') AS only_claimed,
    count_if(status = 'undated') AS undated,
    count_if(assessed_outcome = 'not_assessable') AS not_assessable
FROM step_results
WHERE is_due
    AND ($bodies IS NULL OR list_contains($bodies, consortium_id))
    AND ($year IS NULL OR reference_year = $year)
GROUP BY ALL
ORDER BY ALL;
