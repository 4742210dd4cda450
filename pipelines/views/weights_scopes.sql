-- Over what the weights of objectives add up to 100: over the document, or, in documents of sectors
-- that are weighed one by one, over each unit. Weights are per unit where they add up to 100 within
-- every one of several units, as far as rounding cannot explain a difference, and not over the
-- document. One row per document that prints weights of objectives.
--
-- document_id: The document.
-- weights_scope: `document` or `unit`.
-- units: Units that the weights are per; NULL where they are over the document.
-- weights_sum: Sum of all weights as printed: what shares of weight are divided by.
CREATE OR REPLACE VIEW weights_scopes AS
WITH of_units AS (
    SELECT
        document_id,
        unit,
        count(*) AS objectives,
        count(weight_pct) AS weighed,
        round(sum(weight_pct), 4) AS total,
        round(abs(sum(weight_pct) - 100), 4) <= greatest(0.05, rounding_slack(weight_pct)) AS is_whole
    FROM objectives
    GROUP BY document_id, unit
),
of_documents AS (
    SELECT
        document_id,
        sum(weight_pct) AS weights_sum,
        round(abs(sum(weight_pct) - 100), 4) <= greatest(0.05, rounding_slack(weight_pct)) AS is_whole
    FROM objectives
    GROUP BY document_id
    HAVING count(weight_pct) > 0
),
judged AS (
    SELECT
        d.document_id,
        d.weights_sum,
        count(*) AS units,
        NOT any_value(d.is_whole)
        AND count(*) > 1
        AND bool_and(u.unit IS NOT NULL AND u.weighed = u.objectives AND u.is_whole) AS is_per_unit
    FROM of_documents AS d
    JOIN of_units AS u ON u.document_id = d.document_id
    GROUP BY d.document_id, d.weights_sum
)
SELECT
    document_id,
    CASE WHEN is_per_unit THEN 'unit' ELSE 'document' END AS weights_scope,
    CASE WHEN is_per_unit THEN units::INTEGER END AS units,
    round(weights_sum, 6) AS weights_sum
FROM judged;
