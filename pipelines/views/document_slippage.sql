-- Punctuality of a document: how many due steps were on time, late, or cannot be told, and by how
-- many days where both ends of the interval are known. The unknown are counted, never dropped.
--
-- document_id: The document.
-- steps_due: Steps due in the year.
-- steps_on_time: Steps that were on time.
-- steps_late: Steps that were late.
-- steps_possibly_late: Steps whose interval holds the deadline.
-- steps_asserted: Steps for which punctuality is claimed without a date.
-- steps_undated: Steps without a date and without a claim.
-- on_time_of_due_pct: On time, over steps due.
-- late_of_due_pct: Late, over steps due: a floor, for some of the unknown may be late too.
-- unknown_of_due_pct: Possibly late, asserted or undated, over steps due.
-- steps_with_known_slippage: Due steps with a deadline and both ends of the interval: what the next
--   four figures stand on.
-- steps_without_known_slippage: The other due steps.
-- share_on_time_pct: On time, over the steps with known slippage.
-- share_late_pct: Late, over the steps with known slippage.
-- median_slippage_days: Median of their slippage (middle of the interval); negative is early.
-- p90_slippage_days: 90th percentile of it.
-- slippage_reason: Why these four are NULL.
-- steps_extended: Steps whose deadline somebody outside extended.
-- steps_late_excused: Late steps whose delay the text excuses.
CREATE OR REPLACE VIEW document_slippage AS
WITH counted AS (
    SELECT
        document_id,
        count_if(status <> 'not_due')::INTEGER AS steps_due,
        count_if(status = 'on_time')::INTEGER AS steps_on_time,
        count_if(status = 'late')::INTEGER AS steps_late,
        count_if(status = 'possibly_late')::INTEGER AS steps_possibly_late,
        count_if(status = 'asserted')::INTEGER AS steps_asserted,
        count_if(status = 'undated')::INTEGER AS steps_undated,
        count_if(has_known_interval)::INTEGER AS steps_with_known_slippage,
        count_if(has_known_interval AND status = 'on_time') AS known_on_time,
        count_if(has_known_interval AND status = 'late') AS known_late,
        median((slippage_min_days + slippage_max_days) / 2.0) FILTER (has_known_interval)
            AS median_slippage_days,
        quantile_cont((slippage_min_days + slippage_max_days) / 2.0, 0.9)
            FILTER (has_known_interval) AS p90_slippage_days,
        count_if(extended_deadline IS NOT NULL AND status <> 'not_due')::INTEGER AS steps_extended,
        count_if(status = 'late' AND excuse_basis IS NOT NULL)::INTEGER AS steps_late_excused
    FROM step_slippage
    GROUP BY document_id
)
SELECT
    document_id,
    steps_due,
    steps_on_time,
    steps_late,
    steps_possibly_late,
    steps_asserted,
    steps_undated,
    round(steps_on_time / nullif(steps_due, 0) * 100, 6) AS on_time_of_due_pct,
    round(steps_late / nullif(steps_due, 0) * 100, 6) AS late_of_due_pct,
    round((steps_possibly_late + steps_asserted + steps_undated) / nullif(steps_due, 0) * 100, 6)
        AS unknown_of_due_pct,
    steps_with_known_slippage,
    steps_due - steps_with_known_slippage AS steps_without_known_slippage,
    round(known_on_time / nullif(steps_with_known_slippage, 0) * 100, 6) AS share_on_time_pct,
    round(known_late / nullif(steps_with_known_slippage, 0) * 100, 6) AS share_late_pct,
    round(median_slippage_days, 6) AS median_slippage_days,
    round(p90_slippage_days, 6) AS p90_slippage_days,
    CASE
        WHEN steps_due = 0 THEN 'no step was due in the year'
        WHEN steps_with_known_slippage = 0
            THEN 'no due step has a deadline and both ends of its completion'
    END AS slippage_reason,
    steps_extended,
    steps_late_excused
FROM counted;
