-- The successive plans of a body, and the document that stands for each: of several about one
-- period the latest verification, which knows the most, or else the plan itself. Reports on single
-- years follow each other in a chain of their own.
--
-- consortium_id: The body.
-- is_report: True in the chain of reports.
-- period_start: First year of the plan's period.
-- period_end: Last year of it.
-- document_id: The document that stands for the plan.
-- next_document_id: The document that stands for the next plan; NULL when there is none.
-- next_period_start: First year of the next plan.
CREATE OR REPLACE VIEW plan_editions AS
WITH standing AS (
    SELECT
        d.consortium_id,
        d.kind = 'report' AS is_report,
        d.period_start,
        d.period_end,
        arg_max(
            d.document_id, (coalesce(d.reference_year, 0), d.kind = 'verification', d.document_id)
        ) AS document_id
    FROM documents AS d
    JOIN document_versions AS w ON w.document_id = d.document_id AND w.is_latest
    WHERE d.period_start IS NOT NULL AND d.period_end IS NOT NULL
    GROUP BY d.consortium_id, d.kind = 'report', d.period_start, d.period_end
)
SELECT
    consortium_id,
    is_report,
    period_start,
    period_end,
    document_id,
    lead(document_id) OVER chain AS next_document_id,
    lead(period_start) OVER chain AS next_period_start
FROM standing
WINDOW chain AS (PARTITION BY consortium_id, is_report ORDER BY period_start, period_end);
