-- Which plan a verification verifies, where the plan was also published on its own: the latest plan
-- of the same body for the same period.
--
-- document_id: The verification or report.
-- plan_id: The plan on its own.
CREATE OR REPLACE VIEW plan_documents AS
SELECT d.document_id, p.document_id AS plan_id
FROM documents AS d
JOIN documents AS p
    ON p.consortium_id = d.consortium_id
    AND p.period_start = d.period_start
    AND p.period_end = d.period_end
    AND p.kind = 'plan'
JOIN document_versions AS w ON w.document_id = p.document_id AND w.is_latest
WHERE d.kind <> 'plan';
