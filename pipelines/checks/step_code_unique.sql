-- Is the code of every step used once?
-- A verification answers a plan step by step through these codes: with one code on two steps nobody
-- can say which of them was verified, postponed or paid for. Codes that begin anew in every
-- objective (1, 2, 3 …) are compared inside the objective only.
CREATE OR REPLACE VIEW check_step_code_unique AS
WITH scoped AS (
    SELECT
        *,
        -- A code such as B.3 names its objective, so that it must be unique in the whole document,
        -- unless the objectives' own codes begin anew in every unit.
        CASE
            WHEN regexp_matches(f.step_code, '[.\-/]') AND r.document_id IS NULL THEN ''
            ELSE f.objective_id
        END AS code_scope
    FROM step_cards AS f
    LEFT JOIN (
        SELECT DISTINCT document_id
        FROM objectives
        WHERE code IS NOT NULL
        GROUP BY document_id, kind, code
        HAVING count(*) > 1
    ) AS r ON r.document_id = f.document_id
),
judged AS (
    SELECT
        document_id,
        min(objective_id) AS objective_id,
        arg_min(objective_code, objective_id) AS objective_code,
        min(step_id) AS step_id,
        step_code,
        count(*) AS uses,
        count(DISTINCT objective_id) AS objectives,
        string_agg(coalesce(strftime(deadline, '%d/%m/%Y'), 'no deadline'), ', ' ORDER BY deadline)
            AS deadlines
    FROM scoped
    WHERE step_code IS NOT NULL
    GROUP BY document_id, code_scope, step_code
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'step_code_unique' AS kind,
    CASE WHEN uses = 1 THEN 'pass' ELSE 'fail' END AS result,
    CASE WHEN uses > 1 THEN 'error' END AS severity,
    'used once' AS expected,
    CASE WHEN uses = 1 THEN 'used once' ELSE printf('used %d times', uses) END AS found,
    CASE
        WHEN uses > 1
            THEN printf(
                'Code %s is used for %d steps%s (deadlines: %s).',
                step_code,
                uses,
                CASE WHEN objectives > 1 THEN ' of different objectives' ELSE '' END,
                deadlines
            )
    END AS message,
    NULL::VARCHAR AS reason
FROM judged
UNION ALL BY NAME
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    step_id,
    'step_code_unique' AS kind,
    'not_applicable' AS result,
    'the step has no code' AS reason
FROM step_cards
WHERE step_code IS NULL;
