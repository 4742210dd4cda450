-- Does every indicator that counts something have a target?
-- An indicator without a value aimed at can be met by anything: "numero di utenti" is answered by 3
-- and by 300. Only documents that print targets for some of their steps are judged, and only
-- indicators that name a number, a percentage or a time; where the deadline is the target, the
-- deadline counts. It may be wrong where the target stands in the text of the objective.
CREATE OR REPLACE VIEW check_target_for_indicator AS
WITH printing AS (
    SELECT o.document_id, count(s.target) > 0 AS prints_targets
    FROM objectives AS o
    JOIN steps AS s ON s.objective_id = o.objective_id
    GROUP BY o.document_id
),
judged AS (
    SELECT
        f.*,
        f.target IS NOT NULL OR s.target_value IS NOT NULL AS is_right,
        CASE
            WHEN NOT p.prints_targets THEN 'the document prints no targets'
            WHEN f.indicator IS NULL THEN 'the step has no indicator'
            WHEN NOT regexp_matches(
                f.indicator, '^\s*(n[.°ru]|num\.?|numero|%|percentuale|tempo|tasso|quantità)', 'i'
            )
                THEN 'the indicator counts nothing'
            WHEN f.deadline IS NOT NULL AND f.target IS NULL AND s.target_value IS NULL
                THEN 'its deadline is its target'
        END AS reason
    FROM step_cards AS f
    JOIN steps AS s ON s.step_id = f.step_id
    JOIN printing AS p ON p.document_id = f.document_id
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'target_for_indicator' AS kind,
    verdict(reason, is_right) AS result,
    if_failed(reason, is_right, 'info') AS severity,
    CASE WHEN reason IS NULL THEN 'a target' END AS expected,
    CASE WHEN reason IS NULL THEN coalesce(target, CASE WHEN is_right THEN 'a target' ELSE 'none' END) END
        AS found,
    if_failed(
        reason,
        is_right,
        printf('Step %s: its indicator (“%s”) counts something, but no value is aimed at.', step_label,
            indicator)
    ) AS message,
    reason
FROM judged;
