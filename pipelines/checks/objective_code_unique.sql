-- Is the code of every objective used once?
-- Closing tables, step codes and later verifications point to objectives by their codes. Some
-- bodies count from 1 in every unit (1, 2, 3 … in each service), which shows in most codes repeating
-- or in weights per unit: such codes repeat on purpose, and the check then looks inside each unit.
CREATE OR REPLACE VIEW check_objective_code_unique AS
WITH restarting AS (
    SELECT
        document_id,
        kind,
        code,
        count(*) AS uses,
        count(DISTINCT coalesce(unit, '')) AS units,
        min(objective_id) AS objective_id,
        string_agg('“' || title || '”', ', ' ORDER BY position) AS titles
    FROM objectives
    WHERE code IS NOT NULL
    GROUP BY document_id, kind, code
),
judged AS (
    SELECT
        r.*,
        r.uses = 1
        OR r.uses = r.units AND (s.most_codes_repeat OR coalesce(w.weights_scope = 'unit', false))
            AS is_once
    FROM restarting AS r
    LEFT JOIN weights_scopes AS w ON w.document_id = r.document_id
    JOIN (
        SELECT document_id, kind, count_if(uses > 1) * 2 >= count(*) AS most_codes_repeat
        FROM restarting
        GROUP BY document_id, kind
    ) AS s ON s.document_id = r.document_id AND s.kind = r.kind
),
uncoded AS (
    SELECT document_id, objective_id FROM objectives WHERE code IS NULL
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    code AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'objective_code_unique' AS kind,
    CASE WHEN is_once THEN 'pass' ELSE 'fail' END AS result,
    CASE WHEN NOT is_once THEN 'error' END AS severity,
    'used once' AS expected,
    CASE WHEN is_once THEN 'used once' ELSE printf('used %d times', uses) END AS found,
    CASE
        WHEN NOT is_once THEN printf('Code %s stands for %d objectives: %s.', code, uses, titles)
    END AS message,
    NULL::VARCHAR AS reason
FROM judged
UNION ALL BY NAME
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    'objective_code_unique' AS kind,
    'not_applicable' AS result,
    'the objective has no code' AS reason
FROM uncoded;
