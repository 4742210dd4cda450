-- Is every result told in words of its own?
-- The same sentences as proof of two different steps prove at most one of them; most often a cell was
-- copied and forgotten. Texts of less than eight words are left alone ("Sì", "obiettivo raggiunto"),
-- and so are steps that ask for the same in the same words. It may be wrong where one act settles two
-- steps.
CREATE OR REPLACE VIEW check_evidence_used_once AS
WITH told AS (
    SELECT
        *,
        folded(text) AS text_key,
        coalesce(folded(concat_ws(' ', description, indicator)), step_id) AS asked_key
    FROM step_facts
),
counted AS (
    SELECT document_id, text_key, count(DISTINCT asked_key) AS askings, min(step_label) AS first_label
    FROM told
    WHERE text_key IS NOT NULL
    GROUP BY document_id, text_key
),
judged AS (
    SELECT
        t.*,
        c.askings,
        c.askings = 1 AS is_right,
        CASE
            WHEN t.text IS NULL THEN 'nothing is said of the step'
            WHEN len(regexp_extract_all(t.text, '[\p{L}\p{N}]+')) < 8 THEN 'the text is too short to tell'
        END AS reason
    FROM told AS t
    LEFT JOIN counted AS c ON c.document_id = t.document_id AND c.text_key = t.text_key
)
SELECT
    document_id,
    'words_against_figures' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'evidence_used_once' AS kind,
    verdict(reason, is_right) AS result,
    if_failed(reason, is_right, 'warning') AS severity,
    CASE WHEN reason IS NULL THEN 'words of its own' END AS expected,
    CASE
        WHEN reason IS NULL AND is_right THEN 'words of its own'
        WHEN reason IS NULL THEN printf('the same words for %d steps', askings)
    END AS found,
    if_failed(
        reason,
        is_right,
        printf('Step %s: its result is told in the words of %d different steps.', step_label, askings)
    ) AS message,
    reason
FROM judged;
