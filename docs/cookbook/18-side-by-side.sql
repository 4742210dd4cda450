-- Journalist: How do two bodies compare, measure by measure?
-- One is the verification of a plan of three years, the other a report on one: NULLs have reasons.
SELECT
    m.metric,
    round(a.value, 1) AS cissac_2021,
    a.reason AS cissac_reason,
    round(b.value, 1) AS cssm_2022,
    b.reason AS cssm_reason
FROM metrics AS m
JOIN plan_comparison AS a
    ON a.metric = m.metric AND a.consortium_id = 'cissac' AND a.reference_year = 2021
JOIN plan_comparison AS b
    ON b.metric = m.metric AND b.consortium_id = 'cssm' AND b.reference_year = 2022
ORDER BY m.position;
