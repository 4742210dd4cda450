-- Every flaw once: what stands in a plan and again in the verifications that restate it is one, and so
-- is what two checks see. To be counted over documents in place of consistency_findings.
--
-- flaw_id: The flaw.
-- consortium_id: The body.
-- kind: The check that found it.
-- family: The family of the check.
-- severity: Its severity.
-- documents: Documents that it stands in.
-- first_document_id: The first of these by year.
-- years: Years of these documents, in order.
-- objective_code: Code of the objective as printed.
-- step_code: Code of the step as printed.
-- message: The finding in a sentence.
-- also_seen_by: Other checks that see the same, in order; NULL where none does.
CREATE OR REPLACE VIEW flaws AS
WITH findings AS (
    SELECT * FROM consistency_findings
),
seconds AS (
    SELECT linked_flaw_id, string_agg(DISTINCT kind, ', ' ORDER BY kind) AS also_seen_by
    FROM findings
    WHERE linked_flaw_id IS NOT NULL
    GROUP BY linked_flaw_id
)
SELECT
    f.flaw_id,
    any_value(f.consortium_id) AS consortium_id,
    any_value(f.kind) AS kind,
    any_value(f.family) AS family,
    any_value(f.severity) AS severity,
    count(DISTINCT f.document_id)::INTEGER AS documents,
    arg_min(f.document_id, (coalesce(f.year, 9999), f.document_kind <> 'plan', f.document_id))
        AS first_document_id,
    string_agg(DISTINCT f.year::VARCHAR, ', ' ORDER BY f.year::VARCHAR) AS years,
    any_value(f.objective_code) AS objective_code,
    any_value(f.step_code) AS step_code,
    min(f.message) AS message,
    any_value(s.also_seen_by) AS also_seen_by
FROM findings AS f
LEFT JOIN seconds AS s ON s.linked_flaw_id = f.flaw_id
WHERE f.linked_flaw_id IS NULL
GROUP BY f.flaw_id;
