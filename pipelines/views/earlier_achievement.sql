-- What earlier verifications of the same plan said of a step (see step_predecessors).
--
-- step_id: The step, in the later document.
-- achieved_before: True when a verification of an earlier year declared it achieved in full.
-- assessed_before: Highest share from 0 to 1 that the words of an earlier year support.
-- last_verified_year: The latest of these years.
CREATE OR REPLACE VIEW earlier_achievement AS
SELECT
    p.step_id,
    bool_or(coalesce(earlier.is_full_credit, false) OR earlier.is_done_early) AS achieved_before,
    max(earlier.assessed_share) FILTER (earlier.is_due OR earlier.is_done_early) AS assessed_before,
    max(p.earlier_year) FILTER (earlier.is_due) AS last_verified_year
FROM step_predecessors AS p
JOIN step_facts AS earlier ON earlier.step_id = p.earlier_step_id
GROUP BY p.step_id;
