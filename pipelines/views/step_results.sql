-- One row per step with a verification: who, where, when it was due, what it weighs, how it ended
-- and how late. The view to start from when a question is about single steps.
--
-- region: Region of the body.
-- consortium_id: The body.
-- document_id: The document.
-- document_kind: Report or verification.
-- reference_year: The year that the results are about.
-- is_latest: True when the document is the one that comparisons use.
-- objective_id: The objective.
-- objective_code: Its code as printed.
-- objective_kind: Its family.
-- objective_title: Its title.
-- unit: Service, area or sector in charge.
-- objective_weight_pct: Its share of the whole plan.
-- step_id: The step.
-- step_code: Its code as printed.
-- description: What was to be done.
-- indicator: What is measured.
-- target: Value aimed at.
-- deadline: The plan's deadline.
-- verification_deadline: The deadline as the verification restates it.
-- is_due: True when something was due in the year.
-- weight_in_objective_pct: Share of the objective.
-- weight_in_year_pct: Share of the objective's work due in the year.
-- weight_in_plan_pct: Share of the whole plan that the step carries (see step_plan_weights).
-- text: What is said to have been done.
-- achieved_pct: Achievement as printed.
-- declared_share_pct: Achievement over what was due.
-- is_full_credit: True when the whole is declared achieved; NULL where nothing was due or declared.
-- declared_outcome: Outcome that the document declares.
-- assessed_outcome: Outcome that the words support.
-- assessment_reason: What was compared with what.
-- completed_from: First day on which the text allows completion.
-- completed_to: Last day on which the text allows completion.
-- slippage_min_days: Days from the deadline to the first day; negative is early.
-- slippage_max_days: Days from the deadline to the last day; negative is early.
-- status: Punctuality (see step_slippage).
-- extended_deadline: The deadline as moved by somebody outside.
-- slippage_vs_extension_max_days: Days from the extended deadline to the last day.
-- status_vs_extension: Punctuality against the extended deadline; NULL where there is none.
-- excuse_basis: The words that excuse a delay.
CREATE OR REPLACE VIEW step_results AS
SELECT
    n.region,
    f.consortium_id,
    f.document_id,
    f.document_kind,
    f.reference_year,
    w.is_latest,
    f.objective_id,
    f.objective_code,
    f.objective_kind,
    o.title AS objective_title,
    o.unit,
    o.weight_pct AS objective_weight_pct,
    f.step_id,
    f.step_code,
    s.description,
    s.indicator,
    s.target,
    f.deadline,
    v.deadline AS verification_deadline,
    f.is_due,
    f.weight_in_objective_pct,
    f.weight_in_year_pct,
    p.weight_in_plan_pct,
    v.text,
    f.achieved_pct,
    round(f.declared_share * 100, 6) AS declared_share_pct,
    f.is_full_credit,
    f.declared_outcome,
    f.assessed_outcome,
    v.assessment_reason,
    v.completed_from,
    v.completed_to,
    l.slippage_min_days,
    l.slippage_max_days,
    l.status,
    l.extended_deadline,
    l.slippage_vs_extension_max_days,
    l.status_vs_extension,
    l.excuse_basis
FROM step_facts AS f
JOIN verifications AS v ON v.verification_id = f.verification_id
JOIN steps AS s ON s.step_id = f.step_id
JOIN objectives AS o ON o.objective_id = f.objective_id
JOIN document_versions AS w ON w.document_id = f.document_id
LEFT JOIN consortia AS n ON n.consortium_id = f.consortium_id
LEFT JOIN step_plan_weights AS p ON p.step_id = f.step_id
LEFT JOIN step_timing AS l ON l.step_id = f.step_id;
