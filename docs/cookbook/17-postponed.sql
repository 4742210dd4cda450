-- Journalist: What had been promised earlier and was moved to this plan?
SELECT step_code AS step, from_deadline, to_deadline, days_moved, words
FROM moved_steps
WHERE basis = 'quoted'
ORDER BY days_moved DESC;
