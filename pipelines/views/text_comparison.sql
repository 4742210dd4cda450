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
),
quoted AS (
    SELECT
        *,
        translate(first_text, '’‘“”«»', '''''""""') AS first_quoted,
        translate(second_text, '’‘“”«»', '''''""""') AS second_quoted
    FROM pairs
    WHERE first_text <> second_text
),
folded AS (
    SELECT
        *,
        trim(regexp_replace(first_quoted, '\s+', ' ', 'g')) AS first_folded,
        trim(regexp_replace(second_quoted, '\s+', ' ', 'g')) AS second_folded,
        regexp_replace(lower(first_quoted), '[^\p{L}\p{N}]', '', 'g') AS first_bare,
        regexp_replace(lower(second_quoted), '[^\p{L}\p{N}]', '', 'g') AS second_bare
    FROM quoted
)
SELECT
    pair,
    record_id,
    field,
    first_text,
    second_text,
    CASE
        WHEN first_folded = second_folded THEN 'equal'
        WHEN first_bare = second_bare THEN 'punctuation_or_case'
        WHEN starts_with(first_bare, second_bare) OR starts_with(second_bare, first_bare)
            THEN 'truncated'
        ELSE 'different'
    END AS class
FROM folded;
