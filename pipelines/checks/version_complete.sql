-- Does a later version hold about as many objectives as the one before it?
-- A version with less than three quarters of the objectives of another is more often a document read
-- badly, or a part taken for the whole, than a plan that was cut. It stands for nothing until it is
-- read with --force; the fuller version is used.
CREATE OR REPLACE VIEW check_version_complete AS
WITH judged AS (
    SELECT
        v.*,
        NOT v.shrinks AS is_complete,
        CASE WHEN v.versions = 1 THEN 'the document has no other version' END AS reason
    FROM document_versions AS v
)
SELECT
    document_id,
    'across_documents' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'version_complete' AS kind,
    verdict(reason, is_complete) AS result,
    if_failed(reason, is_complete, 'warning') AS severity,
    CASE WHEN reason IS NULL THEN 'three quarters of the objectives' END AS expected,
    CASE
        WHEN reason IS NULL AND is_complete THEN 'three quarters of the objectives'
        WHEN reason IS NULL THEN 'fewer'
    END AS found,
    if_failed(
        reason,
        is_complete,
        printf(
            'This version holds less than three quarters of the objectives of %s, which is used in '
            || 'its place.',
            superseded_by
        )
    ) AS message,
    reason
FROM judged;
