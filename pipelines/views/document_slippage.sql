-- Punctuality of a document: how many due steps were on time, late, or cannot be told, and by how
-- many days where both ends of the interval are known. The unknown are counted, never dropped.
-- Shares are of the due steps that have a deadline. The share late has bounds; its point value, the
-- median and the 90th percentile are given from 5 dated steps that are at least half of those with
-- a deadline.
--
-- document_id: The document.
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
CREATE OR REPLACE VIEW document_slippage AS
SELECT group_key AS document_id, * EXCLUDE (group_key, is_edition)
FROM slippage_groups
WHERE NOT is_edition;
