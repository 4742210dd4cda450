-- How far a document can be trusted, by family of checks: checks passed over checks that apply. The
-- number that do not apply stands beside it: a rate of 100 over two checks says little.
--
-- document_id: The document.
-- family: The family of checks.
-- passed: Checks passed.
-- failed: Checks failed, info and warnings included.
-- errors: Of these, errors.
-- applicable: Checks that apply.
-- not_applicable: Checks that do not.
-- rate_pct: Passed over applicable.
-- reason: Why it is NULL.
CREATE OR REPLACE VIEW consistency_rate AS
SELECT
    document_id,
    family,
    count_if(result = 'pass')::INTEGER AS passed,
    count_if(result = 'fail')::INTEGER AS failed,
    count_if(result = 'fail' AND severity = 'error')::INTEGER AS errors,
    count_if(result <> 'not_applicable')::INTEGER AS applicable,
    count_if(result = 'not_applicable')::INTEGER AS not_applicable,
    round(
        count_if(result = 'pass') / nullif(count_if(result <> 'not_applicable'), 0) * 100, 6
    ) AS rate_pct,
    CASE
        WHEN count_if(result <> 'not_applicable') = 0 THEN 'no check of the family applies'
    END AS reason
FROM check_results
GROUP BY document_id, family;
