-- The measures by which documents are compared: what each means, and which way is better.
--
-- position: Order in which they are shown.
-- metric: Name of the measure.
-- unit: Unit of its values: `%`, `days`, or NULL for a count.
-- direction: `higher` or `lower` where that is better; `neutral` where neither is.
-- is_ranked: Whether bodies are ranked by it; counts of findings never are, since whoever publishes
--   more detail has more of them.
-- meaning: What it says, in a sentence.
CREATE OR REPLACE VIEW metrics AS
SELECT *
FROM (
    VALUES
    (1, 'objectives', NULL, 'neutral', true, 'Objectives of the document.'),
    (2, 'steps', NULL, 'neutral', true, 'Steps, or indicators, of the document.'),
    (3, 'steps_due', NULL, 'neutral', true, 'Steps due in the year.'),
    (4, 'steps_per_objective', NULL, 'neutral', true, 'Steps over objectives.'),
    (
        5,
        'share_measurable_pct',
        '%',
        'higher',
        true,
        'Steps whose indicator or target has a quantity.'
    ),
    (
        6,
        'weight_due_pct',
        '%',
        'neutral',
        true,
        'Share of the plan whose objectives had a step due.'
    ),
    (7, 'declared_completion_pct', '%', 'higher', true, 'Completion as the document declares it.'),
    (
        8,
        'declared_settled_pct',
        '%',
        'neutral',
        false,
        'Completion as declared over the steps that the words settle.'
    ),
    (
        9,
        'declared_by_words_achieved_pct',
        '%',
        'neutral',
        false,
        'Due steps declared achieved in words.'
    ),
    (
        10,
        'assessed_completion_pct',
        '%',
        'higher',
        true,
        'Completion as far as the words support it.'
    ),
    (11, 'settled_weight_pct', '%', 'higher', true, 'Share of what was due that the words settle.'),
    (
        12,
        'cumulative_completion_pct',
        '%',
        'higher',
        true,
        'Share of the whole plan declared achieved.'
    ),
    (
        13,
        'share_unsettled_pct',
        '%',
        'lower',
        true,
        'Due steps whose outcome the words do not settle.'
    ),
    (14, 'share_on_time_pct', '%', 'higher', true, 'Steps on time, of the dated ones.'),
    (15, 'share_late_pct', '%', 'lower', true, 'Steps late, of the dated ones.'),
    (
        16,
        'share_unknown_pct',
        '%',
        'lower',
        true,
        'Due steps with a deadline whose timing is not known.'
    ),
    (17, 'median_slippage_days', 'days', 'neutral', true, 'Median slippage of the dated steps.'),
    (18, 'p90_slippage_days', 'days', 'neutral', true, '90th percentile of the same.'),
    (19, 'findings', NULL, 'neutral', false, 'Consistency findings, of any severity.'),
    (20, 'errors', NULL, 'neutral', false, 'Consistency findings that are errors.'),
    (
        21,
        'errors_per_100_checks',
        NULL,
        'lower',
        true,
        'Errors per 100 checks that apply, from 20 on.'
    ),
    (22, 'consistency_within_plan_pct', '%', 'higher', true, 'Checks passed: within the plan.'),
    (
        23,
        'consistency_plan_against_verification_pct',
        '%',
        'higher',
        true,
        'Checks passed: plan against verification.'
    ),
    (
        24,
        'consistency_words_against_figures_pct',
        '%',
        'higher',
        true,
        'Checks passed: words against figures.'
    ),
    (
        25,
        'consistency_cards_against_tables_pct',
        '%',
        'higher',
        true,
        'Checks passed: cards against summary tables.'
    ),
    (
        26,
        'consistency_across_documents_pct',
        '%',
        'higher',
        true,
        'Checks passed: across documents.'
    )
) AS listed (position, metric, unit, direction, is_ranked, meaning);
