-- Is the plan of the same body and period the plan that the document answers?
-- A body may publish a plan of performance and a report on something else for the same years. Where
-- the two share no more than half of their objectives nothing else is compared between them: every
-- line would differ, and say nothing. A note, not a mistake: codes and titles that were all changed
-- at once look the same.
CREATE OR REPLACE VIEW check_plan_comparable AS
WITH judged AS (
    SELECT *, NULL::VARCHAR AS reason
    FROM plan_candidates
    UNION ALL BY NAME
    SELECT document_id, 'the plan was not published on its own, or is not in the database' AS reason
    FROM documents
    WHERE document_id NOT IN (SELECT document_id FROM plan_candidates)
)
SELECT
    document_id,
    'across_documents' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'plan_comparable' AS kind,
    verdict(reason, is_comparable) AS result,
    if_failed(reason, is_comparable, 'info') AS severity,
    CASE WHEN reason IS NULL THEN 'most objectives shared' END AS expected,
    printf('%d of %d shared', shared, objectives) AS found,
    if_failed(
        reason,
        is_comparable,
        printf(
            'Not comparable: %s and this document share %d of %d objectives.',
            plan_id,
            shared,
            objectives
        )
    ) AS message,
    reason
FROM judged;
