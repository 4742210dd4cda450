-- Does the verification quote the plan that was published word for word?
-- Titles, descriptions and indicators say what was promised. Other words in the verification may be
-- a correction or another promise; the class tells: only punctuation or capitals (info), one text
-- cut short, or other words (warning).
CREATE OR REPLACE VIEW check_plan_text_kept AS
WITH restated AS (
    SELECT * FROM restated_steps
),
twice AS (
    SELECT
        document_id,
        objective_id,
        objective_code,
        NULL::VARCHAR AS step_id,
        NULL::VARCHAR AS step_code,
        'Objective ' || objective_label AS label,
        'title' AS field,
        plan_title AS first_text,
        title AS second_text
    FROM restated_objectives
    UNION ALL
    SELECT
        document_id,
        objective_id,
        objective_code,
        step_id,
        step_code,
        'Step ' || step_label,
        unnest(['description', 'indicator']),
        unnest([plan_description, plan_indicator]),
        unnest([description, indicator])
    FROM restated
),
judged AS (
    SELECT
        w.*,
        text_class(w.first_text, w.second_text) AS class,
        NULL::VARCHAR AS reason
    FROM twice AS w
    WHERE w.first_text IS NOT NULL AND w.second_text IS NOT NULL
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
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN class = 'equal' THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT class = 'equal'
            THEN CASE WHEN class = 'punctuation_or_case' THEN 'info' ELSE 'warning' END
    END AS severity,
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
