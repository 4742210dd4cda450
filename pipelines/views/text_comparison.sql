-- Texts that a document, or two of them, give twice and not letter by letter the same, and how far
-- they agree: a step in the plan and in the verification table, an objective's title on its card
-- and in the closing table, objectives and steps of a plan and of the verification that restates
-- it. White space and typographic quotes are folded before anything is compared. Pairs that are the
-- same letter by letter are left out.
--
-- pair: `plan_verification`, `card_closing` or `plan_restated`.
-- record_id: The step or objective that the first text belongs to (in `plan_restated`: the second).
-- field: The column compared: `description`, `indicator` or `title`.
-- first_text: The words of the plan or the card.
-- second_text: The words of the verification table, the closing table or the restatement.
-- class: `equal`; `punctuation_or_case` when only these differ; `truncated` when one is the
--   beginning of the other; `different` otherwise.
CREATE OR REPLACE VIEW text_comparison AS
WITH pairs AS (
    SELECT
        'plan_verification' AS pair,
        s.step_id AS record_id,
        'description' AS field,
        s.description AS first_text,
        v.description AS second_text
    FROM steps AS s
    JOIN verifications AS v ON v.step_id = s.step_id
    UNION ALL
    SELECT 'plan_verification', s.step_id, 'indicator', s.indicator, v.indicator
    FROM steps AS s
    JOIN verifications AS v ON v.step_id = s.step_id
    UNION ALL
    SELECT 'card_closing', objective_id, 'title', title, line_title
    FROM closing_lines
    WHERE NOT is_ambiguous
    UNION ALL
    SELECT 'plan_restated', objective_id, 'title', plan_title, title
    FROM restated_objectives
    UNION ALL
    SELECT
        'plan_restated',
        step_id,
        unnest(['description', 'indicator']),
        unnest([plan_description, plan_indicator]),
        unnest([description, indicator])
    FROM restated_steps
)
SELECT
    pair,
    record_id,
    field,
    first_text,
    second_text,
    text_class(first_text, second_text) AS class
FROM pairs
WHERE first_text <> second_text;
