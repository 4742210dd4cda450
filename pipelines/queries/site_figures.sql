-- How much a database holds.
SELECT
    (SELECT count(DISTINCT consortium_id) FROM documents) AS bodies,
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM documents WHERE kind = 'plan') AS plans,
    (SELECT count(*) FROM documents WHERE kind <> 'plan') AS with_results,
    (SELECT count(*) FROM objectives) AS objectives,
    (SELECT count(*) FROM steps) AS steps,
    (SELECT count(*) FROM verifications) AS verifications,
    (SELECT count(*) FROM evidence) AS places,
    (SELECT sum(page_count)::BIGINT FROM documents) AS pages,
    (SELECT count(*) FROM check_results WHERE result = 'fail' AND severity = 'error') AS errors,
    (SELECT count(*) FROM check_results WHERE result = 'fail' AND severity = 'warning') AS warnings,
    (SELECT count(*) FROM check_results WHERE result = 'fail' AND severity = 'info') AS remarks,
    (SELECT min(coalesce(reference_year, period_start)) FROM documents) AS first_year,
    (SELECT max(coalesce(reference_year, period_end)) FROM documents) AS last_year;
