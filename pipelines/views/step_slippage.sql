-- How late each step was, as far as the words allow: an interval against three deadlines that are
-- never mixed (the plan's, one extended by somebody outside, one of an earlier plan that the text
-- quotes). A delay that is said not to be the body's fault is still a delay; the clause is kept
-- beside it. One row per step of a document that reports results. A step due later and done already
-- has its interval and status, and is not due.
--
-- step_id: The step.
-- document_id: Its document.
-- is_due: True when something was due in the year; NULL where the document does not tell.
-- deadline: The plan's deadline.
-- completed_from: First day on which the text allows completion.
-- completed_to: Last day on which the text allows completion.
-- slippage_min_days: Days from the deadline to the first day; negative is early.
-- slippage_max_days: Days from the deadline to the last day; negative is early.
-- status: `late` when even the first day is after the deadline; `on_time` when even the last is
--   not; `possibly_late` when the deadline lies inside the interval, or only its end is known and
--   lies after; `asserted` when the text claims punctuality without a date; `no_deadline` where
--   there is nothing to be late against; `undated` otherwise; `not_due` when nothing was due in the
--   year and the step is not done already.
-- status_reason: Why it is no better than `asserted`, `undated`, `no_deadline` or `not_due`.
-- extended_deadline: The deadline as moved by somebody outside.
-- slippage_vs_extension_min_days: Days from the extended deadline to the first day.
-- slippage_vs_extension_max_days: Days from the extended deadline to the last day.
-- status_vs_extension: The status against the extended deadline; NULL where there is none.
-- extended_by: Who extended it.
-- earlier_deadline: The deadline of an earlier plan that the document quotes.
-- slippage_vs_earlier_min_days: Days from that deadline to the first day.
-- slippage_vs_earlier_max_days: Days from that deadline to the last day.
-- has_known_interval: True for due steps of which the deadline and both ends are known, and the
--   interval is no longer than 31 days: a date, which enters medians and percentiles. A longer
--   interval ("nel 2022") settles the status where it can.
-- completed_year_is_inferred: True when the year of the interval is not written in the words.
-- completed_basis: The words that give the interval.
-- punctuality_basis: The words that claim punctuality.
-- excuse_basis: The words that excuse a delay.
-- step_code: Code of the step as printed.
-- objective_id: Its objective.
-- consortium_id: The body.
-- region: Its region.
-- body_kind: Its class.
-- document_kind: Report or verification.
-- year: The year of the results; NULL where none is named.
-- is_current: True where the document stands for the body and the year.
CREATE OR REPLACE VIEW step_slippage AS
SELECT
    t.*,
    s.code AS step_code,
    s.objective_id,
    c.consortium_id,
    c.region,
    c.body_kind,
    c.document_kind,
    c.year,
    c.is_current
FROM step_timing AS t
JOIN steps AS s ON s.step_id = t.step_id
JOIN document_context AS c ON c.document_id = t.document_id;
