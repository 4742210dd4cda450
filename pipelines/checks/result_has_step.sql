-- Does every result belong to something that was to be done?
-- A row of results under an objective that says neither what was to be done, nor how it is measured,
-- nor by when, was put there after the fact, or lost its step between two pages. It may be wrong where
-- the document measures the objective itself, with nothing below it: an objective's only step is left
-- alone.
CREATE OR REPLACE VIEW check_result_has_step AS
WITH judged AS (
    SELECT
        f.*,
        coalesce(
            f.description,
            f.indicator,
            f.target,
            f.restated_description,
            f.restated_indicator,
            f.deadline::VARCHAR
        ) IS NOT NULL AS is_right,
        CASE
            WHEN NOT f.is_reported THEN 'nothing is reported of the step'
            WHEN count(*) OVER (PARTITION BY f.objective_id) = 1
                THEN 'the document measures the objective itself'
        END AS reason
    FROM step_facts AS f
)
SELECT
    document_id,
    'plan_against_verification' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'result_has_step' AS kind,
    verdict(reason, is_right) AS result,
    if_failed(reason, is_right, 'warning') AS severity,
    CASE WHEN reason IS NULL THEN 'a step' END AS expected,
    CASE WHEN reason IS NULL THEN CASE WHEN is_right THEN 'a step' ELSE 'a result only' END END
        AS found,
    if_failed(
        reason,
        is_right,
        printf('Step %s: a result is given for nothing that was to be done.', step_label)
    ) AS message,
    reason
FROM judged;
