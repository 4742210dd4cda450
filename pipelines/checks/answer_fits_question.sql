-- Does the answer fit the question?
-- "Sì" to "numero di utenti" answers nothing: whoever reads it cannot know whether the target was met.
-- Judged where the target is a number and the whole answer a yes or a no; a yes to "almeno un
-- incontro" fits. It may be wrong where the number stands in another column.
CREATE OR REPLACE VIEW check_answer_fits_question AS
WITH judged AS (
    SELECT
        f.*,
        s.target_value,
        coalesce(f.target, f.indicator) AS asked,
        NOT regexp_matches(f.text, '^\s*(s[iìí]''?|no|ok|x|✓|✔)\s*[.!]?\s*$', 'i') AS is_right,
        CASE
            WHEN NOT f.reports_results THEN 'a plan reports no results'
            WHEN f.text IS NULL THEN 'nothing is said of the step'
            WHEN s.target_value IS NULL OR s.target_value <= 1 THEN 'the step asks for no number'
        END AS reason
    FROM step_facts AS f
    JOIN steps AS s ON s.step_id = f.step_id
)
SELECT
    document_id,
    'words_against_figures' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'answer_fits_question' AS kind,
    verdict(reason, is_right) AS result,
    if_failed(reason, is_right, 'warning') AS severity,
    CASE WHEN reason IS NULL THEN printf('a number beside %.10g', target_value) END AS expected,
    CASE WHEN reason IS NULL THEN text END AS found,
    if_failed(
        reason,
        is_right,
        printf('Step %s asks for %.10g (“%s”) and is answered by “%s”.', step_label, target_value,
            asked, text)
    ) AS message,
    reason
FROM judged;
