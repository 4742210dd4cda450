-- What each objective counts in the mean of its document: its weight where the document prints
-- weights of objectives (NULL for an objective without one), else one each.
--
-- objective_id: The objective.
-- document_id: Its document.
-- share: What it counts.
-- share_pct: The same as share of the sum over the document, so that shares add up to 100.
-- weight_in_plan_pct: The same where weights are printed; NULL where they are not.
-- programmes: Budget programmes that it names.
CREATE OR REPLACE VIEW objective_shares AS
WITH named AS (
    SELECT objective_id, count(*) AS programmes
    FROM objective_programmes
    GROUP BY objective_id
),
shared AS (
    SELECT
        o.objective_id,
        o.document_id,
        b.has_objective_weights,
        CASE WHEN b.has_objective_weights THEN o.weight_pct ELSE 1 END AS share,
        coalesce(n.programmes, 0)::INTEGER AS programmes
    FROM objectives AS o
    JOIN document_basis AS b ON b.document_id = o.document_id
    LEFT JOIN named AS n ON n.objective_id = o.objective_id
),
-- The sum stands in a column of its own: older clients take no window into a macro.
summed AS (
    SELECT *, sum(share) OVER (PARTITION BY document_id) AS whole
    FROM shared
)
SELECT
    objective_id,
    document_id,
    share,
    share_pct(share, whole) AS share_pct,
    CASE WHEN has_objective_weights THEN share_pct(share, whole) END
        AS weight_in_plan_pct,
    programmes
FROM summed;
