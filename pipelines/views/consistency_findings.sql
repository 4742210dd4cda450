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
CREATE OR REPLACE VIEW consistency_findings AS
SELECT
    document_id,
    objective_code,
    step_code,
    kind,
    severity,
    expected,
    found,
    message,
    family,
    objective_id,
    step_id
FROM check_results
WHERE result = 'fail';
