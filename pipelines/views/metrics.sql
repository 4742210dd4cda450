-- The measures by which documents are compared: what each means, and which way is better.
--
-- position: Order in which they are shown.
-- metric: Name of the measure.
-- unit: Unit of its values: `%`, `days`, or NULL for a count.
-- direction: `higher` or `lower` where that is better; `neutral` where neither is.
-- meaning: What it says, in a sentence.
CREATE OR REPLACE VIEW metrics AS
SELECT *
FROM (
    VALUES
    (1, 'objectives', NULL, 'neutral', 'Objectives of the document.'),
    (2, 'steps', NULL, 'neutral', 'Steps, or indicators, of the document.'),
    (3, 'steps_due', NULL, 'neutral', 'Steps due in the year.'),
    (4, 'steps_per_objective', NULL, 'neutral', 'Steps over objectives.'),
    (5, 'share_measurable_pct', '%', 'higher', 'Steps whose indicator or target has a quantity.'),
    (6, 'weight_due_pct', '%', 'neutral', 'Share of the plan whose objectives had a step due.'),
    (7, 'declared_completion_pct', '%', 'higher', 'Completion as the document declares it.'),
    (8, 'assessed_completion_pct', '%', 'higher', 'Completion as far as the words support it.'),
    (9, 'cumulative_completion_pct', '%', 'higher', 'Share of the whole plan declared achieved.'),
    (10, 'share_unsettled_pct', '%', 'lower', 'Due steps asserted, undated or not assessable.'),
    (11, 'share_on_time_pct', '%', 'higher', 'Steps on time, of those with known slippage.'),
    (12, 'share_late_pct', '%', 'lower', 'Steps late, of those with known slippage.'),
    (13, 'share_unknown_pct', '%', 'lower', 'Due steps whose slippage is not known.'),
    (14, 'median_slippage_days', 'days', 'lower', 'Median slippage of steps with known slippage.'),
    (15, 'p90_slippage_days', 'days', 'lower', '90th percentile of the same.'),
    (16, 'findings', NULL, 'lower', 'Consistency findings, of any severity.'),
    (17, 'errors', NULL, 'lower', 'Consistency findings that are errors.'),
    (18, 'consistency_within_plan_pct', '%', 'higher', 'Checks passed: within the plan.'),
    (
        19,
        'consistency_plan_against_verification_pct',
        '%',
        'higher',
        'Checks passed: plan against verification.'
    ),
    (
        20,
        'consistency_words_against_figures_pct',
        '%',
        'higher',
        'Checks passed: words against figures.'
    ),
    (
        21,
        'consistency_cards_against_tables_pct',
        '%',
        'higher',
        'Checks passed: cards against summary tables.'
    ),
    (22, 'consistency_across_documents_pct', '%', 'higher', 'Checks passed: across documents.')
) AS listed (position, metric, unit, direction, meaning);
