-- Does an objective that goes on from an earlier plan keep its year of entry?
-- The card says in which year the objective entered the plan. Where the next plan gives a later
-- year, an old objective is presented as new, and its history is lost. Objectives are matched
-- across plans by objective_continuity; only sure matches are judged.
CREATE OR REPLACE VIEW check_first_year_kept AS
WITH judged AS (
    SELECT
        o.document_id,
        o.objective_id,
        o.code AS objective_code,
        coalesce(o.code, '“' || o.title || '”') AS objective_label,
        o.first_year,
        p.first_year AS earlier_first_year,
        p.document_id AS earlier_document_id,
        CASE
            WHEN c.to_objective_id IS NULL THEN 'no earlier plan has the objective'
            WHEN o.first_year IS NULL OR p.first_year IS NULL
                THEN 'one of the two cards gives no year of entry'
        END AS reason
    FROM objectives AS o
    LEFT JOIN objective_continuity AS c
        ON c.to_objective_id = o.objective_id 
        AND c.relation = 'continued'
        AND (c.score >= 0.8 OR c.link_basis <> 'likeness')
    LEFT JOIN objectives AS p ON p.objective_id = c.from_objective_id
)
SELECT
    document_id,
    'across_documents' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'first_year_kept' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN first_year = earlier_first_year THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT first_year = earlier_first_year
            THEN 'warning'
    END AS severity,
    CASE WHEN reason IS NULL THEN earlier_first_year::VARCHAR END AS expected,
    CASE WHEN reason IS NULL THEN first_year::VARCHAR END AS found,
    CASE
        WHEN reason IS NULL AND NOT first_year = earlier_first_year
            THEN printf(
                'Objective %s: its year of entry was %d in %s and is %d here.',
                objective_label,
                earlier_first_year,
                earlier_document_id,
                first_year
            )
    END AS message,
    reason
FROM judged;
