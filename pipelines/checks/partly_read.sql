-- Was the whole document understood when it was read?
-- What is said of a document that was understood in part holds for that part: an objective that is
-- missing may only not have been found. Its figures are compared with nobody's until somebody has
-- looked at what was left out.
CREATE OR REPLACE VIEW check_partly_read AS
WITH judged AS (
    SELECT
        document_id,
        is_partly_understood,
        CASE
            WHEN reading_status = 'not_understood' THEN 'not understood' ELSE 'understood in part'
        END AS status,
        coalesce(
            printf('%.1f%% of its words are in records', coverage_pct), 'how much is not known'
        ) AS share,
        coalesce(rtrim(status_basis, '.'), 'the reason is not known') AS basis,
        CASE
            WHEN unread_regions = 0 THEN 'nothing is listed as left out'
            WHEN unread_regions = 1 THEN '1 region was left out, on page ' || unread_pages
            ELSE unread_regions || ' regions were left out, on pages ' || unread_pages
        END AS left_out,
        CASE
            WHEN reading_status IS NULL
                THEN 'older rules read the document and did not measure how far they understood it'
        END AS reason
    FROM document_reading
)
SELECT
    document_id,
    'reading' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'partly_read' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN NOT is_partly_understood THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND is_partly_understood THEN 'warning' END AS severity,
    'all of it understood' AS expected,
    share AS found,
    CASE
        WHEN reason IS NULL AND is_partly_understood
            THEN printf('The document was %s (%s): %s; %s.', status, share, basis, left_out)
    END AS message,
    reason
FROM judged;
