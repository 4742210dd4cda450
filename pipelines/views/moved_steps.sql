-- Steps that were moved from one plan to the next, and by how many days: found by comparing the two
-- plans where both are in the database, and by the document's own words where it quotes the earlier
-- deadline ("già in Piano obiettivi 2021/2023 con scadenza 30/04/2022"). Between plans, a step is
-- the same when its objective is continued and the descriptions are nearly the same.
--
-- consortium_id: The body.
-- basis: `next_plan` (two plans compared) or `quoted` (the document's words).
-- to_document_id: The document with the later deadline.
-- to_step_id: The step there.
-- step_code: Its code there.
-- description: Its description there.
-- to_deadline: Its deadline there.
-- from_document_id: The earlier plan's document; NULL when quoted.
-- from_step_id: The step there; NULL when quoted.
-- from_deadline: The earlier deadline.
-- days_moved: Days between the two; negative when brought forward.
-- similarity: Of the descriptions without what stands in brackets, from 0 to 1: mean of
--   Jaro-Winkler similarity and of words that both have over words that either has; NULL when
--   quoted.
-- was_achieved: Whether the earlier document declares the step achieved in full; NULL when quoted
--   or when it was not yet due.
-- words: The words that quote the earlier deadline; NULL when plans are compared.
CREATE OR REPLACE VIEW moved_steps AS
WITH continued AS (
    SELECT consortium_id, from_document_id, to_document_id, from_objective_id, to_objective_id
    FROM objective_continuity
    WHERE relation = 'continued'
),
worded AS (
    -- What stands in brackets is often the quotation of the earlier plan itself.
    SELECT
        s.*,
        lower(trim(regexp_replace(s.description, '\([^)]*\)', '', 'g'))) AS plain
    FROM steps AS s
    WHERE s.deadline IS NOT NULL AND s.description IS NOT NULL
),
compared AS (
    SELECT
        c.consortium_id,
        c.from_document_id,
        c.to_document_id,
        a.step_id AS from_step_id,
        b.step_id AS to_step_id,
        b.code AS step_code,
        b.description,
        a.deadline AS from_deadline,
        b.deadline AS to_deadline,
        a.plain AS from_plain,
        b.plain AS to_plain,
        jaro_winkler_similarity(a.plain, b.plain) AS likeness
    FROM continued AS c
    JOIN worded AS a ON a.objective_id = c.from_objective_id
    JOIN worded AS b ON b.objective_id = c.to_objective_id
    WHERE jaro_winkler_similarity(a.plain, b.plain, 0.85) > 0
),
alike AS (
    SELECT
        * EXCLUDE (likeness),
        (
            likeness
            + len(
                list_intersect(
                    regexp_extract_all(from_plain, '[\p{L}\d]+'),
                    regexp_extract_all(to_plain, '[\p{L}\d]+')
                )
            )
            / nullif(
                len(
                    list_distinct(
                        list_concat(
                            regexp_extract_all(from_plain, '[\p{L}\d]+'),
                            regexp_extract_all(to_plain, '[\p{L}\d]+')
                        )
                    )
                ),
                0
            )
        ) / 2 AS similarity
    FROM compared
),
best AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY to_step_id
            ORDER BY similarity DESC, abs(to_deadline - from_deadline), from_step_id
        ) AS to_rank,
        row_number() OVER (
            PARTITION BY from_step_id
            ORDER BY similarity DESC, abs(to_deadline - from_deadline), to_step_id
        ) AS from_rank
    FROM alike
    WHERE similarity >= 0.9
)
SELECT
    b.consortium_id,
    'next_plan' AS basis,
    b.to_document_id,
    b.to_step_id,
    b.step_code,
    b.description,
    b.to_deadline,
    b.from_document_id,
    b.from_step_id,
    b.from_deadline,
    (b.to_deadline - b.from_deadline)::INTEGER AS days_moved,
    round(b.similarity, 4) AS similarity,
    f.is_full_credit AS was_achieved,
    NULL::VARCHAR AS words
FROM best AS b
JOIN step_facts AS f ON f.step_id = b.from_step_id
WHERE b.to_rank = 1 AND b.from_rank = 1 AND b.from_deadline <> b.to_deadline
UNION ALL BY NAME
SELECT
    f.consortium_id,
    'quoted' AS basis,
    f.document_id AS to_document_id,
    f.step_id AS to_step_id,
    f.step_code,
    s.description,
    f.deadline AS to_deadline,
    v.earlier_deadline AS from_deadline,
    (f.deadline - v.earlier_deadline)::INTEGER AS days_moved,
    v.earlier_deadline_basis AS words
FROM step_facts AS f
JOIN steps AS s ON s.step_id = f.step_id
JOIN verifications AS v ON v.verification_id = f.verification_id
WHERE v.earlier_deadline IS NOT NULL;
