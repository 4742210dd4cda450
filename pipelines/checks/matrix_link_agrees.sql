-- Do the card and the strategic matrix link the objective to the same operational objectives?
-- The matrix is how the plan shows that every strategic aim of the body is served. A link on the
-- card only is a claim that the matrix does not bear out; a link in the matrix only is an aim that
-- no card takes up. One check for every link that either of them gives.
CREATE OR REPLACE VIEW check_matrix_link_agrees AS
WITH with_matrix AS (
    SELECT DISTINCT document_id FROM closing_links
),
on_cards AS (
    SELECT DISTINCT
        o.document_id,
        o.kind,
        o.code,
        l.linked_code
    FROM objectives AS o
    JOIN with_matrix AS w ON w.document_id = o.document_id
    JOIN objective_links AS l ON l.objective_id = o.objective_id
    WHERE o.code IS NOT NULL
),
in_matrix AS (
    SELECT DISTINCT
        document_id,
        kind,
        objective_code AS code,
        operational_code AS linked_code
    FROM closing_links
    WHERE objective_code IS NOT NULL
),
first_bearer AS (
    SELECT document_id, kind, code, min(objective_id) AS objective_id
    FROM objectives
    GROUP BY document_id, kind, code
),
judged AS (
    SELECT
        b.objective_id,
        coalesce(c.document_id, m.document_id) AS document_id,
        coalesce(c.code, m.code) AS objective_code,
        coalesce(c.linked_code, m.linked_code) AS linked_code,
        c.linked_code IS NOT NULL AS is_on_card,
        m.linked_code IS NOT NULL AS is_in_matrix,
        NULL::VARCHAR AS reason
    FROM on_cards AS c
    FULL JOIN in_matrix AS m
        ON m.document_id = c.document_id
        AND m.kind = c.kind
        AND m.code = c.code
        AND m.linked_code = c.linked_code
    LEFT JOIN first_bearer AS b
        ON b.document_id = coalesce(c.document_id, m.document_id)
        AND b.kind = coalesce(c.kind, m.kind)
        AND b.code = coalesce(c.code, m.code)
    UNION ALL BY NAME
    SELECT
        document_id,
        objective_id,
        code AS objective_code,
        'the document has no strategic matrix' AS reason
    FROM objectives
    WHERE document_id NOT IN (SELECT document_id FROM with_matrix)
)
SELECT
    document_id,
    'cards_against_tables' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'matrix_link_agrees' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN (is_on_card AND is_in_matrix) THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT (is_on_card AND is_in_matrix)
            THEN 'warning'
    END AS severity,
    CASE
        WHEN reason IS NULL THEN linked_code || ' on the card and in the matrix'
    END AS expected,
    CASE
        WHEN reason IS NOT NULL THEN NULL
        WHEN is_on_card AND is_in_matrix THEN linked_code || ' on the card and in the matrix'
        WHEN is_on_card THEN linked_code || ' on the card only'
        ELSE linked_code || ' in the matrix only'
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT (is_on_card AND is_in_matrix)
            THEN printf(
                CASE
                    WHEN is_on_card THEN 'Objective %s: its card links it to %s, the strategic matrix does not.'
                    ELSE 'Objective %s: the strategic matrix links it to %s, its card does not.'
                END,
                objective_code,
                linked_code
            )
    END AS message,
    reason
FROM judged;
