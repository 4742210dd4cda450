-- Does the document say whether its figures are weighted credits or degrees?
-- "40" beside a weight of 60 may be 40 of the 60 points, or 40 % of the step: two thirds or two fifths
-- of what was due. Where the words of the header and the arithmetic leave both open, declared
-- completion is not computed, and a person has to look. Figures that were put together from two
-- columns by mistake look the same.
CREATE OR REPLACE VIEW check_achievement_kind_known AS
WITH judged AS (
    SELECT
        document_id,
        achievement_kind IS NOT NULL AS is_known,
        CASE
            WHEN achievement_kind IS NULL AND coalesce(achievement_basis, '') <> 'ambiguous'
                THEN 'the document prints no achievement'
        END AS reason
    FROM documents
)
SELECT
    document_id,
    'words_against_figures' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'achievement_kind_known' AS kind,
    verdict(reason, is_known) AS result,
    if_failed(reason, is_known, 'warning') AS severity,
    CASE WHEN reason IS NULL THEN 'credits or degrees' END AS expected,
    CASE WHEN reason IS NULL THEN CASE WHEN is_known THEN 'credits or degrees' ELSE 'either' END END
        AS found,
    if_failed(
        reason,
        is_known,
        'The figures of achievement may be weighted credits or degrees: neither the header nor the '
        || 'weights tell.'
    ) AS message,
    reason
FROM judged;
