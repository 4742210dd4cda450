-- Do the cards and the closing table of missions and programmes name the same programmes?
-- The closing table ties the plan to the budget. A programme on a card that the table leaves out
-- has no money behind it there; one in the table that no card names has money and no objective.
CREATE OR REPLACE VIEW check_closing_programme_listed AS
WITH on_cards AS (
    SELECT
        o.document_id,
        p.programme,
        string_agg(DISTINCT o.code, ', ' ORDER BY o.code) AS codes
    FROM objectives AS o
    JOIN objective_programmes AS p ON p.objective_id = o.objective_id
    WHERE o.document_id IN (SELECT document_id FROM closing_programmes)
    GROUP BY o.document_id, p.programme
),
judged AS (
    SELECT
        coalesce(c.document_id, t.document_id) AS document_id,
        coalesce(c.programme, t.programme) AS programme,
        c.programme IS NOT NULL AS is_on_card,
        t.programme IS NOT NULL AS is_in_table,
        c.codes,
        NULL::VARCHAR AS reason
    FROM on_cards AS c
    FULL JOIN closing_programmes AS t
        ON t.document_id = c.document_id AND t.programme = c.programme
    UNION ALL BY NAME
    SELECT document_id, 'the document has no closing table of programmes' AS reason
    FROM documents
    WHERE document_id NOT IN (SELECT document_id FROM closing_programmes)
)
SELECT
    document_id,
    'cards_against_tables' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'closing_programme_listed' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN (is_on_card AND is_in_table) THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT (is_on_card AND is_in_table)
            THEN 'warning'
    END AS severity,
    CASE
        WHEN reason IS NULL THEN programme || ' on a card and in the closing table'
    END AS expected,
    CASE
        WHEN reason IS NOT NULL THEN NULL
        WHEN is_on_card AND is_in_table THEN programme || ' on a card and in the closing table'
        WHEN is_on_card THEN programme || ' on a card only'
        ELSE programme || ' in the closing table only'
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT (is_on_card AND is_in_table)
            THEN CASE
                WHEN is_on_card THEN printf(
                    'Programme %s, named by objectives %s, is missing from the closing table.',
                    programme,
                    coalesce(codes, 'without code')
                )
                ELSE printf('Programme %s of the closing table is named by no objective.', programme)
            END
    END AS message,
    reason
FROM judged;
