-- The same objective over years: every objective with the thread that it belongs to. A thread runs
-- over gaps and over kinds of documents (plan, verification, next plan), apart for documents about
-- one year and about several; an objective continues the same objective (see objective_pairs) of the
-- nearest earlier document that has it. An objective that continues none begins a thread.
--
-- objective_id: The objective.
-- objective_thread_id: The first objective of its thread.
-- continues_objective_id: The objective that it continues; NULL for the first of a thread.
-- link_basis: Why: `said` by a person, `title`, or `likeness`.
-- possible_objective_id: An earlier objective that it may continue, for a person to confirm; NULL
--   where it continues one, or where there is none.
-- possible_score: How likely that is, from 0.55 to 0.75.
CREATE OR REPLACE VIEW objective_threads AS
WITH RECURSIVE pairs AS (
    SELECT * FROM objective_pairs WHERE is_one_chain
),
parents AS (
    SELECT to_objective_id, from_objective_id, link_basis
    FROM pairs
    WHERE link = 'same'
    QUALIFY
        row_number() OVER (
            PARTITION BY to_objective_id ORDER BY from_order DESC, from_objective_id
        ) = 1
),
possible AS (
    SELECT to_objective_id, from_objective_id, score
    FROM pairs
    WHERE link = 'possible'
    QUALIFY
        row_number() OVER (
            PARTITION BY to_objective_id ORDER BY score DESC, from_order DESC, from_objective_id
        ) = 1
),
threads AS (
    SELECT o.objective_id, o.objective_id AS thread_id
    FROM objectives AS o
    ANTI JOIN parents AS p ON p.to_objective_id = o.objective_id
    UNION ALL
    SELECT p.to_objective_id, t.thread_id
    FROM threads AS t
    JOIN parents AS p ON p.from_objective_id = t.objective_id
)
SELECT
    t.objective_id,
    t.thread_id AS objective_thread_id,
    p.from_objective_id AS continues_objective_id,
    p.link_basis,
    CASE WHEN p.to_objective_id IS NULL THEN q.from_objective_id END AS possible_objective_id,
    CASE WHEN p.to_objective_id IS NULL THEN q.score END AS possible_score
FROM threads AS t
LEFT JOIN parents AS p ON p.to_objective_id = t.objective_id
LEFT JOIN possible AS q ON q.to_objective_id = t.objective_id;
