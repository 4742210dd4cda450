-- Answers of the views that others read most, kept for the time of a connection: a name without a
-- schema means the kept answer first, also inside other views.
CREATE TEMP TABLE step_facts AS FROM step_facts;
CREATE TEMP TABLE step_slippage AS FROM step_slippage;
CREATE TEMP TABLE objective_completion AS FROM objective_completion;
CREATE TEMP TABLE check_results AS FROM check_results;
CREATE TEMP TABLE consistency_findings AS FROM consistency_findings;
CREATE TEMP TABLE document_completion AS FROM document_completion;
CREATE TEMP TABLE plan_comparison AS FROM plan_comparison;
CREATE TEMP TABLE regional_benchmark AS FROM regional_benchmark;
CREATE TEMP TABLE programme_benchmark AS FROM programme_benchmark;
