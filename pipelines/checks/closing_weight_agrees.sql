-- Does the closing table give the objective the weight on its card?
-- The closing table is where the result of the plan is added up. With another weight there than on
-- the card, the plan's result depends on which page one reads.
CREATE OR REPLACE VIEW check_closing_weight_agrees AS
WITH judged AS (
    SELECT
        document_id,
        objective_id,
        objective_code,
        objective_label,
        weight_pct,
        line_weight_pct,
        CASE
            WHEN line_position IS NULL THEN 'no line of the closing table names the objective'
            WHEN is_ambiguous THEN 'the code stands for several objectives'
            WHEN weight_pct IS NULL THEN 'the card gives no weight'
            WHEN line_weight_pct IS NULL THEN 'the closing table gives no weight'
        END AS reason
    FROM closing_lines
    WHERE objective_id IS NOT NULL
    UNION ALL BY NAME
    SELECT
        document_id,
        objective_id,
        code AS objective_code,
        'the document has no closing table of weights' AS reason
    FROM objectives
    WHERE document_id NOT IN (SELECT document_id FROM closing_weights)
)
SELECT
    document_id,
    'cards_against_tables' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'closing_weight_agrees' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN round(abs(weight_pct - line_weight_pct), 4) <= 0.005 THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT round(abs(weight_pct - line_weight_pct), 4) <= 0.005
            THEN 'error'
    END AS severity,
    printf('%.10g', weight_pct) AS expected,
    printf('%.10g', line_weight_pct) AS found,
    CASE
        WHEN reason IS NULL AND NOT round(abs(weight_pct - line_weight_pct), 4) <= 0.005
            THEN printf(
                'Objective %s: its weight is %.10g%% on the card and %.10g%% in the closing table.',
                objective_label,
                weight_pct,
                line_weight_pct
            )
    END AS message,
    reason
FROM judged;
