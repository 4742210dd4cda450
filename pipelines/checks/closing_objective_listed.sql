-- Do the closing table and the cards name the same objectives?
-- A card that the closing table leaves out does not count in the plan's result; a line without a
-- card is a weight for which nothing was promised.
CREATE OR REPLACE VIEW check_closing_objective_listed AS
WITH judged AS (
    SELECT
        document_id,
        objective_id,
        coalesce(objective_code, line_code) AS objective_code,
        coalesce(objective_label, line_code, '“' || line_title || '”') AS objective_label,
        line_position IS NOT NULL AS is_listed,
        objective_id IS NOT NULL AS has_card,
        NULL::VARCHAR AS reason
    FROM closing_lines
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
    'closing_objective_listed' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN (is_listed AND has_card) THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT (is_listed AND has_card) THEN 'error' END AS severity,
    'a card and a line of the closing table' AS expected,
    CASE
        WHEN is_listed AND has_card THEN 'a card and a line of the closing table'
        WHEN has_card THEN 'a card only'
        WHEN is_listed THEN 'a line only'
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT (is_listed AND has_card)
            THEN printf(
                CASE
                    WHEN has_card THEN 'Objective %s is missing from the closing table.'
                    ELSE 'The closing table lists %s, which has no card.'
                END,
                objective_label
            )
    END AS message,
    reason
FROM judged;
