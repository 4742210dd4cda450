-- Description and indicator of a step in the plan against the same in the verification table, and how
-- far they agree. White space and typographic quotes are folded before anything is compared.
--
-- step_id: The step.
-- field: `description` or `indicator`.
-- plan_text: The words of the plan.
-- verification_text: The words of the verification.
-- class: `equal`; `punctuation_or_case` when only these differ; `truncated` when one is the
--   beginning of the other; `different` otherwise.
CREATE OR REPLACE VIEW plan_verification_texts AS
WITH pairs AS (
    SELECT
        s.step_id,
        unnest(['description', 'indicator']) AS field,
        unnest([s.description, s.indicator]) AS plan_text,
        unnest([v.description, v.indicator]) AS verification_text
    FROM steps AS s
    JOIN verifications AS v ON v.step_id = s.step_id
),
folded AS (
    SELECT
        *,
        plan_text = verification_text AS is_same,
        -- Only texts that are not the same byte by byte are worth folding.
        CASE
            WHEN plan_text <> verification_text
                THEN trim(regexp_replace(translate(plan_text, '’‘“”«»', '''''""""'), '\s+', ' ', 'g'))
        END AS plan_folded,
        CASE
            WHEN plan_text <> verification_text
                THEN trim(
                    regexp_replace(translate(verification_text, '’‘“”«»', '''''""""'), '\s+', ' ', 'g')
                )
        END AS verification_folded
    FROM pairs
    WHERE plan_text IS NOT NULL AND verification_text IS NOT NULL
),
bare AS (
    SELECT
        *,
        regexp_replace(lower(plan_folded), '[^\p{L}\p{N}]', '', 'g') AS plan_bare,
        regexp_replace(lower(verification_folded), '[^\p{L}\p{N}]', '', 'g') AS verification_bare
    FROM folded
)
SELECT
    step_id,
    field,
    plan_text,
    verification_text,
    CASE
        WHEN is_same OR plan_folded = verification_folded THEN 'equal'
        WHEN plan_bare = verification_bare THEN 'punctuation_or_case'
        WHEN starts_with(plan_bare, verification_bare) OR starts_with(verification_bare, plan_bare)
            THEN 'truncated'
        ELSE 'different'
    END AS class
FROM bare;
