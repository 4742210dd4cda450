-- What became of every objective in the body's next plan, and which objectives of that plan are
-- new. Candidates share a code, the beginning of the title, or unit and year of entry; the score
-- weighs the similarity of titles (half), code and family, unit, year of entry and programmes,
-- leaving out what neither card gives. Two objectives are the same when each is the other's best
-- candidate and the score is at least 0.75. A score is a likelihood to be read, not a fact that a
-- document states.
--
-- consortium_id: The body.
-- relation: `continued`, `dropped` (no counterpart in the next plan) or `new` (none in the one
--   before).
-- from_document_id: The earlier plan's document.
-- from_objective_id: The objective there; NULL when new.
-- from_code: Its code.
-- from_title: Its title.
-- to_document_id: The next plan's document.
-- to_objective_id: The objective there; NULL when dropped.
-- to_code: Its code.
-- to_title: Its title.
-- score: From 0 to 1; NULL unless continued.
-- title_similarity: Of the titles, from 0 to 1: mean of Jaro-Winkler similarity and of words that
--   both have over words that either has.
-- is_same_code: True when family and code are the same.
-- is_same_unit: True when the unit is the same.
-- is_same_first_year: True when the year of entry is the same.
-- programmes_similarity: Programmes that both name over those that either names.
CREATE OR REPLACE VIEW objective_continuity AS
WITH pairs AS (
    SELECT consortium_id, document_id AS from_document_id, next_document_id AS to_document_id
    FROM plan_editions
    WHERE next_document_id IS NOT NULL
),
involved AS (
    SELECT from_document_id AS document_id FROM pairs
    UNION
    SELECT to_document_id FROM pairs
),
named AS (
    SELECT
        objective_id,
        list_sort(list(programme)) AS programmes
    FROM objective_programmes
    GROUP BY objective_id
),
cards AS (
    SELECT
        o.objective_id,
        o.document_id,
        o.kind,
        o.code,
        o.title,
        o.unit,
        o.first_year,
        lower(strip_accents(o.title)) AS plain_title,
        left(regexp_replace(lower(strip_accents(o.title)), '[^a-z]', '', 'g'), 10) AS title_start,
        list_distinct(regexp_extract_all(lower(strip_accents(o.title)), '[a-z0-9]+'))
            AS title_words,
        n.programmes
    FROM objectives AS o
    JOIN involved AS i ON i.document_id = o.document_id
    LEFT JOIN named AS n ON n.objective_id = o.objective_id
),
candidates AS (
    SELECT p.consortium_id, a.objective_id AS from_id, b.objective_id AS to_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.from_document_id
    JOIN cards AS b
        ON b.document_id = p.to_document_id AND b.kind = a.kind AND b.code = a.code
    UNION
    SELECT p.consortium_id, a.objective_id, b.objective_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.from_document_id
    JOIN cards AS b ON b.document_id = p.to_document_id AND b.title_start = a.title_start
    UNION
    SELECT p.consortium_id, a.objective_id, b.objective_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.from_document_id
    JOIN cards AS b
        ON b.document_id = p.to_document_id AND b.unit = a.unit AND b.first_year = a.first_year
),
compared AS (
    SELECT
        c.*,
        -- Letters alone find titles alike that begin alike; words alone miss an ending.
        (
            jaro_winkler_similarity(a.plain_title, b.plain_title)
            + len(list_intersect(a.title_words, b.title_words))
            / nullif(len(list_distinct(list_concat(a.title_words, b.title_words))), 0)
        ) / 2 AS title_similarity,
        a.kind = b.kind AND a.code = b.code AS is_same_code,
        lower(a.unit) = lower(b.unit) AS is_same_unit,
        a.first_year = b.first_year AS is_same_first_year,
        len(list_intersect(a.programmes, b.programmes))
        / nullif(len(list_distinct(list_concat(a.programmes, b.programmes))), 0)
            AS programmes_similarity
    FROM candidates AS c
    JOIN cards AS a ON a.objective_id = c.from_id
    JOIN cards AS b ON b.objective_id = c.to_id
),
scored AS (
    SELECT
        *,
        (
            0.5 * title_similarity
            + 0.15 * coalesce(is_same_code::INTEGER, 0)
            + 0.15 * coalesce(is_same_unit::INTEGER, 0)
            + 0.1 * coalesce(is_same_first_year::INTEGER, 0)
            + 0.1 * coalesce(programmes_similarity, 0)
        )
        / (
            0.5
            + CASE WHEN is_same_code IS NULL THEN 0 ELSE 0.15 END
            + CASE WHEN is_same_unit IS NULL THEN 0 ELSE 0.15 END
            + CASE WHEN is_same_first_year IS NULL THEN 0 ELSE 0.1 END
            + CASE WHEN programmes_similarity IS NULL THEN 0 ELSE 0.1 END
        ) AS score
    FROM compared
),
best AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY from_id ORDER BY score DESC, to_id) AS from_rank,
        row_number() OVER (PARTITION BY to_id ORDER BY score DESC, from_id) AS to_rank
    FROM scored
    WHERE score >= 0.75
),
matched AS (
    SELECT * FROM best WHERE from_rank = 1 AND to_rank = 1
),
continued AS (
    SELECT
        m.consortium_id,
        'continued' AS relation,
        a.document_id AS from_document_id,
        a.objective_id AS from_objective_id,
        a.code AS from_code,
        a.title AS from_title,
        b.document_id AS to_document_id,
        b.objective_id AS to_objective_id,
        b.code AS to_code,
        b.title AS to_title,
        round(m.score, 4) AS score,
        round(m.title_similarity, 4) AS title_similarity,
        m.is_same_code,
        m.is_same_unit,
        m.is_same_first_year,
        round(m.programmes_similarity, 4) AS programmes_similarity
    FROM matched AS m
    JOIN cards AS a ON a.objective_id = m.from_id
    JOIN cards AS b ON b.objective_id = m.to_id
)
SELECT *
FROM continued
UNION ALL BY NAME
SELECT
    p.consortium_id,
    'dropped' AS relation,
    p.from_document_id,
    a.objective_id AS from_objective_id,
    a.code AS from_code,
    a.title AS from_title,
    p.to_document_id
FROM pairs AS p
JOIN cards AS a ON a.document_id = p.from_document_id
ANTI JOIN matched AS m ON m.from_id = a.objective_id
UNION ALL BY NAME
SELECT
    p.consortium_id,
    'new' AS relation,
    p.from_document_id,
    p.to_document_id,
    b.objective_id AS to_objective_id,
    b.code AS to_code,
    b.title AS to_title
FROM pairs AS p
JOIN cards AS b ON b.document_id = p.to_document_id
ANTI JOIN matched AS m ON m.to_id = b.objective_id;
