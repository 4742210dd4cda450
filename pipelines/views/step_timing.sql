-- How late each step was, as far as the words allow: an interval against three deadlines that are
-- never mixed (the plan's, one extended by somebody outside, one of an earlier plan that the text
-- quotes). A delay that is said not to be the body's fault is still a delay; the clause is kept
-- beside it. One row per step of a document that reports results (step_slippage says whose). A step due later and done already
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
CREATE OR REPLACE VIEW step_timing AS
WITH joined AS (
    SELECT
        f.*,
        f.punctuality AS status,
        v.completed_basis,
        v.completed_year_is_inferred,
        v.extended_by,
        v.earlier_deadline
    FROM step_facts AS f
    LEFT JOIN verifications AS v ON v.verification_id = f.verification_id
    WHERE f.reports_results
)
SELECT
    step_id,
    document_id,
    is_due,
    deadline,
    completed_from,
    completed_to,
    (completed_from - deadline)::INTEGER AS slippage_min_days,
    (completed_to - deadline)::INTEGER AS slippage_max_days,
    status,
    CASE
        WHEN status = 'not_due' THEN 'nothing was due in the year'
        WHEN deadline IS NULL THEN 'the document gives no deadline'
        WHEN completed_from > deadline OR completed_to IS NOT NULL THEN NULL
        WHEN verification_id IS NULL OR text IS NULL THEN 'nothing is said of the step'
        WHEN punctuality_basis IS NOT NULL THEN 'punctuality is claimed without a date'
        ELSE 'the words give no date of completion'
    END AS status_reason,
    extended_deadline,
    (completed_from - extended_deadline)::INTEGER AS slippage_vs_extension_min_days,
    (completed_to - extended_deadline)::INTEGER AS slippage_vs_extension_max_days,
    CASE
        WHEN extended_deadline IS NULL THEN NULL
        WHEN status = 'not_due' THEN 'not_due'
        WHEN completed_from > extended_deadline THEN 'late'
        WHEN completed_to <= extended_deadline THEN 'on_time'
        WHEN completed_to > extended_deadline THEN 'possibly_late'
        WHEN punctuality_basis IS NOT NULL THEN 'asserted'
        ELSE 'undated'
    END AS status_vs_extension,
    extended_by,
    earlier_deadline,
    (completed_from - earlier_deadline)::INTEGER AS slippage_vs_earlier_min_days,
    (completed_to - earlier_deadline)::INTEGER AS slippage_vs_earlier_max_days,
    coalesce(
        is_due AND deadline IS NOT NULL AND completed_to - completed_from <= 30,
        false
    ) AS has_known_interval,
    completed_year_is_inferred,
    completed_basis,
    punctuality_basis,
    excuse_basis
FROM joined;
