-- Punctuality of each document, and of the parts of a year together (see document_groups): how many
-- due steps were on time, late, or cannot be told, and by how many days where both ends of the
-- interval are known. The unknown are counted, never dropped. Shares are of the due steps that have
-- a deadline. The share late has bounds; its point value, the median and the 90th percentile are
-- given from 5 dated steps that are at least half of those with a deadline.
--
-- group_key: What the figures are about.
-- is_edition: True for parts together.
-- steps_due: Steps due in the year.
-- steps_with_deadline: Of these, steps with a deadline: what the shares are of.
-- steps_on_time: Due steps that were on time.
-- steps_late: Due steps that were late.
-- steps_possibly_late: Due steps whose interval holds the deadline.
-- steps_asserted: Due steps for which punctuality is claimed without a date.
-- steps_undated: Due steps with a deadline, without a date and without a claim.
-- steps_no_deadline: Due steps without a deadline.
-- on_time_of_due_pct: On time, of the due steps with a deadline.
-- late_of_due_pct: Late, of the due steps with a deadline: a floor.
-- unknown_of_due_pct: Possibly late, asserted or undated, of the due steps with a deadline: timing
--   unknown.
-- share_late_low_pct: The least that can have been late: those that were.
-- share_late_high_pct: The most that can have been late: all but those on time.
-- steps_with_known_slippage: Due steps with a deadline and a date: what the next four figures stand
--   on.
-- steps_without_known_slippage: The other due steps with a deadline.
-- share_on_time_pct: On time, over the dated steps.
-- share_late_pct: Late, over the dated steps.
-- median_slippage_days: Median of their slippage (middle of the interval); negative is early.
-- p90_slippage_days: 90th percentile of it.
-- slippage_reason: Why these four are NULL.
-- steps_extended: Due steps whose deadline somebody outside extended.
-- steps_late_excused: Late due steps whose delay the text excuses.
CREATE OR REPLACE VIEW slippage_groups AS
WITH counted AS (
    SELECT
        g.group_key,
        any_value(g.is_edition) AS is_edition,
        (count(*) FILTER (s.is_due))::INTEGER AS steps_due,
        (count(*) FILTER (s.is_due AND s.deadline IS NOT NULL))::INTEGER AS steps_with_deadline,
        (count(*) FILTER (s.is_due AND s.status = 'on_time'))::INTEGER AS steps_on_time,
        (count(*) FILTER (s.is_due AND s.status = 'late'))::INTEGER AS steps_late,
        (count(*) FILTER (s.is_due AND s.status = 'possibly_late'))::INTEGER AS steps_possibly_late,
        (count(*) FILTER (s.is_due AND s.status = 'asserted'))::INTEGER AS steps_asserted,
        (count(*) FILTER (s.is_due AND s.status = 'undated'))::INTEGER AS steps_undated,
        (count(*) FILTER (s.is_due AND s.status = 'no_deadline'))::INTEGER AS steps_no_deadline,
        (count(*) FILTER (s.has_known_interval))::INTEGER AS steps_with_known_slippage,
        count(*) FILTER (s.has_known_interval AND s.status = 'on_time') AS known_on_time,
        count(*) FILTER (s.has_known_interval AND s.status = 'late') AS known_late,
        median((s.slippage_min_days + s.slippage_max_days) / 2.0) FILTER (s.has_known_interval)
            AS middle,
        quantile_cont((s.slippage_min_days + s.slippage_max_days) / 2.0, 0.9)
            FILTER (s.has_known_interval) AS ninth_tenth,
        (count(*) FILTER (s.is_due AND s.extended_deadline IS NOT NULL))::INTEGER AS steps_extended,
        (count(*) FILTER (s.is_due AND s.status = 'late' AND s.excuse_basis IS NOT NULL))::INTEGER
            AS steps_late_excused
    FROM step_timing AS s
    JOIN document_groups AS g ON g.document_id = s.document_id
    GROUP BY g.group_key
),
reasoned AS (
    SELECT
        *,
        CASE
            WHEN steps_due = 0 THEN 'no step was due in the year'
            WHEN steps_with_deadline = 0 THEN 'no due step has a deadline'
            WHEN steps_with_known_slippage < 5
                THEN 'fewer than 5 due steps have a deadline and a date of completion'
            WHEN steps_with_known_slippage * 2 < steps_with_deadline
                THEN 'fewer than half of the due steps with a deadline are dated'
        END AS slippage_reason
    FROM counted
)
SELECT
    group_key,
    is_edition,
    steps_due,
    steps_with_deadline,
    steps_on_time,
    steps_late,
    steps_possibly_late,
    steps_asserted,
    steps_undated,
    steps_no_deadline,
    share_pct(steps_on_time, steps_with_deadline) AS on_time_of_due_pct,
    share_pct(steps_late, steps_with_deadline) AS late_of_due_pct,
    share_pct(steps_possibly_late + steps_asserted + steps_undated, steps_with_deadline)
        AS unknown_of_due_pct,
    share_pct(steps_late, steps_with_deadline) AS share_late_low_pct,
    share_pct(steps_with_deadline - steps_on_time, steps_with_deadline) AS share_late_high_pct,
    steps_with_known_slippage,
    steps_with_deadline - steps_with_known_slippage AS steps_without_known_slippage,
    CASE WHEN slippage_reason IS NULL THEN share_pct(known_on_time, steps_with_known_slippage) END
        AS share_on_time_pct,
    CASE WHEN slippage_reason IS NULL THEN share_pct(known_late, steps_with_known_slippage) END
        AS share_late_pct,
    CASE WHEN slippage_reason IS NULL THEN round(middle, 6) END AS median_slippage_days,
    CASE WHEN slippage_reason IS NULL THEN round(ninth_tenth, 6) END AS p90_slippage_days,
    slippage_reason,
    steps_extended,
    steps_late_excused
FROM reasoned;
