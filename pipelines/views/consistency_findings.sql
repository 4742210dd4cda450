-- Where a document does not agree with itself, with its verification or with the documents
-- around it: every check that fails.
--
-- document_id: The document.
-- objective_code: Code of the objective as printed; NULL where the whole document is concerned.
-- step_code: Code of the step as printed.
-- kind: The check: `verifica check --explain KIND` says what it tests and why it matters.
-- severity: `error` where two figures of one document cannot both be right, `warning` where
--   somebody should look, `info` where nothing hangs on it.
-- expected: What should stand there.
-- found: What stands there.
-- message: The finding in a sentence.
-- family: The family of the check.
-- objective_id: The objective.
-- step_id: The step.
-- flaw_id: The flaw: the same in the plan and in the verifications that restate it, so that it is
--   counted once over documents.
-- linked_flaw_id: The flaw that another check sees already, such as a step that is late with full
--   credit under a false claim of punctuality; NULL where none does.
-- consortium_id: The body.
-- body: Its name.
-- region: Its region.
-- body_kind: Its class.
-- document_kind: Plan, report or verification.
-- year: The year of the results, or the first of a plan; NULL where none is known.
-- is_current: True where the document stands for the body and the year.
CREATE OR REPLACE VIEW consistency_findings AS
WITH failed AS (
    SELECT r.*, c.* EXCLUDE (document_id), d.period_start, d.period_end, o.title
    FROM check_results AS r
    JOIN document_context AS c ON c.document_id = r.document_id
    JOIN documents AS d ON d.document_id = r.document_id
    LEFT JOIN objectives AS o ON o.objective_id = r.objective_id
    WHERE r.result = 'fail'
),
identified AS (
    SELECT
        *,
        md5(
            concat_ws(
                '/',
                consortium_id,
                period_start,
                period_end,
                CASE
                    WHEN family NOT IN ('within_plan', 'cards_against_tables') THEN document_id
                END,
                kind,
                objective_code,
                folded(title),
                step_code,
                CASE WHEN step_code IS NULL THEN message END,
                expected,
                found
            )
        ) AS flaw_id
    FROM failed
),
seen_twice AS (
    SELECT *
    FROM (
        VALUES ('full_credit_late', 'punctuality_claim'), ('step_verified', 'credit_when_due')
    ) AS listed (kind, also_seen_by)
)
SELECT
    f.document_id,
    f.objective_code,
    f.step_code,
    f.kind,
    f.severity,
    f.expected,
    f.found,
    f.message,
    f.family,
    f.objective_id,
    f.step_id,
    f.flaw_id,
    o.flaw_id AS linked_flaw_id,
    f.consortium_id,
    f.body,
    f.region,
    f.body_kind,
    f.document_kind,
    f.year,
    f.is_current
FROM identified AS f
LEFT JOIN seen_twice AS t ON t.also_seen_by = f.kind
LEFT JOIN identified AS o ON o.kind = t.kind AND o.step_id = f.step_id;
