-- Regional office: Which budget programmes do the objectives serve?
-- An objective counts under every programme that it names: the rows do not add up.
SELECT
    programme,
    programme_title,
    title_checked_against,
    objectives,
    steps_due,
    round(assessed_completion_pct, 1) AS assessed_pct
FROM programme_benchmark
WHERE consortium_id = 'cssm' AND reference_year = 2022
ORDER BY objectives DESC, programme;
