-- Does the verification quote the plan that was published word for word?
-- Titles, descriptions and indicators say what was promised. Other words in the verification may be a
-- correction or another promise; the class tells: only punctuation or capitals (info), one text cut
-- short, or other words (warning).
CREATE OR REPLACE VIEW check_plan_text_kept AS
WITH judged AS (
    SELECT
        coalesce(f.document_id, o.document_id) AS document_id,
        coalesce(f.objective_id, o.objective_id) AS objective_id,
        coalesce(f.objective_code, o.code) AS objective_code,
        f.step_id,
        f.step_code,
        coalesce('Step ' || f.step_label, 'Objective ' || coalesce(o.code, '“' || o.title || '”'))
            AS label,
        t.field,
        t.first_text,
        t.second_text,
        t.class,
        NULL::VARCHAR AS reason
    FROM text_comparison AS t
    LEFT JOIN step_facts AS f ON f.step_id = t.record_id
    LEFT JOIN objectives AS o ON o.objective_id = t.record_id
    WHERE t.pair = 'plan_restated'
    UNION ALL BY NAME
    SELECT
        document_id,
        'the plan was not published on its own, or is not in the database' AS reason
    FROM documents
    WHERE document_id NOT IN (SELECT document_id FROM plan_documents)
)
SELECT
    document_id,
    'across_documents' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'plan_text_kept' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN class = 'equal' THEN 'pass' ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT class = 'equal' THEN CASE WHEN class = 'punctuation_or_case' THEN 'info' ELSE 'warning' END END AS severity,
    first_text AS expected,
    second_text AS found,
    CASE
        WHEN reason IS NULL AND NOT class = 'equal'
            THEN printf(
                '%s: its %s in the plan as published and in the verification %s.',
                label,
                field,
                CASE class
                    WHEN 'punctuation_or_case' THEN 'differ in punctuation or capitals'
                    WHEN 'truncated' THEN 'differ, one is cut short'
                    ELSE 'differ'
                END
            )
    END AS message,
    reason
FROM judged;
