-- Does the closing table call the objective by the title on its card?
-- Councils and boards read the closing table, not sixty pages of cards. Another word in the title
-- may be another objective ("Riconoscimento" for "Ricognizione"); most often it is a slip, which
-- the class tells: only punctuation or capitals (info), one title cut short, or other words
-- (warning).
CREATE OR REPLACE VIEW check_closing_title_agrees AS
WITH judged AS (
    SELECT
        l.document_id,
        l.objective_id,
        l.objective_code,
        l.objective_label,
        l.title,
        l.line_title,
        text_class(l.title, l.line_title) AS class,
        CASE
            WHEN l.line_position IS NULL THEN 'no line of the closing table names the objective'
            WHEN l.is_ambiguous THEN 'the code stands for several objectives'
            WHEN l.line_title IS NULL THEN 'the closing table gives no title'
        END AS reason
    FROM closing_lines AS l
    WHERE l.objective_id IS NOT NULL
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
    'closing_title_agrees' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN class = 'equal' THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT class = 'equal'
            THEN CASE WHEN class = 'punctuation_or_case' THEN 'info' ELSE 'warning' END
    END AS severity,
    title AS expected,
    line_title AS found,
    CASE
        WHEN reason IS NULL AND NOT class = 'equal'
            THEN printf(
                'Objective %s: the title on its card and in the closing table %s: “%s”, “%s”.',
                objective_label,
                CASE class
                    WHEN 'punctuation_or_case' THEN 'differ in punctuation or capitals'
                    WHEN 'truncated' THEN 'differ, one is cut short'
                    ELSE 'differ'
                END,
                title,
                line_title
            )
    END AS message,
    reason
FROM judged;
