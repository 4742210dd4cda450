-- Objectives of two documents of one body that may be the same, the earlier document first: how
-- alike they are, and whether they are the same. The same title (case, punctuation, accents and code
-- aside) is enough. Else the score weighs the likeness of titles (half), code and family (0.15), unit
-- (0.15), year of entry (0.1) and programmes (0.1), leaving out what neither card gives: from 0.75
-- they are the same, from 0.55 that is possible, for a person to confirm, where each is the other's
-- best candidate. What a person said stands before all that. A score is a likelihood to be read, not
-- a fact that a document states.
--
-- consortium_id: The body.
-- from_document_id: The earlier document.
-- to_document_id: The later document.
-- from_objective_id: The objective of the earlier one.
-- to_objective_id: The objective of the later one.
-- link: `same` or `possible`.
-- link_basis: `said` by a person, `title`, or `likeness`.
-- is_one_chain: True where both documents are about one year, or both about several.
-- from_order: Order of the earlier document among those of the body.
-- score: From 0 to 1.
-- title_similarity: Of the titles, from 0 to 1 (see the macro likeness).
-- is_same_code: True when family and code are the same.
-- is_same_unit: True when the unit is the same.
-- is_same_first_year: True when the year of entry is the same.
-- programmes_similarity: Programmes that both name over those that either names.
CREATE OR REPLACE VIEW objective_pairs AS
WITH ordered AS (
    SELECT
        document_id,
        consortium_id,
        coalesce(period_end > period_start, false) AS is_of_several_years,
        row_number() OVER (
            PARTITION BY consortium_id
            ORDER BY coalesce(reference_year, period_start), kind <> 'plan', document_id
        ) AS place
    FROM documents
),
pairs AS (
    SELECT
        a.consortium_id,
        a.document_id AS from_document_id,
        b.document_id AS to_document_id,
        a.place AS from_order,
        a.is_of_several_years = b.is_of_several_years AS is_one_chain
    FROM ordered AS a
    JOIN ordered AS b ON b.consortium_id = a.consortium_id
    WHERE a.place < b.place
),
named AS (
    SELECT objective_id, list_sort(list(programme)) AS programmes
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
        folded(o.title) AS title_key,
        concat_ws('/', o.kind, o.code) AS code_key,
        left(regexp_replace(lower(strip_accents(o.title)), '[^a-z]', '', 'g'), 10) AS title_start,
        o.unit || '/' || o.first_year AS unit_key,
        n.programmes
    FROM objectives AS o
    LEFT JOIN named AS n ON n.objective_id = o.objective_id
),
said AS (
    SELECT * FROM said_links
),
candidates AS (
    SELECT p.*, a.objective_id AS from_id, b.objective_id AS to_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.from_document_id
    JOIN cards AS b ON b.document_id = p.to_document_id AND b.title_key = a.title_key
    UNION
    SELECT p.*, a.objective_id, b.objective_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.from_document_id AND a.code IS NOT NULL
    JOIN cards AS b ON b.document_id = p.to_document_id AND b.code_key = a.code_key
    UNION
    SELECT p.*, a.objective_id, b.objective_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.from_document_id
    JOIN cards AS b ON b.document_id = p.to_document_id AND b.title_start = a.title_start
    UNION
    SELECT p.*, a.objective_id, b.objective_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.from_document_id
    JOIN cards AS b ON b.document_id = p.to_document_id AND b.unit_key = a.unit_key
    UNION
    SELECT p.*, a.objective_id, b.objective_id
    FROM said AS s
    JOIN cards AS a ON a.objective_id = s.first_objective_id
    JOIN cards AS b ON b.objective_id = s.second_objective_id
    JOIN pairs AS p
        ON p.from_document_id = a.document_id AND p.to_document_id = b.document_id
),
compared AS (
    SELECT
        c.*,
        s.is_same AS is_said,
        coalesce(a.title_key = b.title_key, false) AS is_same_title,
        likeness(a.title, b.title) AS title_similarity,
        a.kind = b.kind AND a.code = b.code AS is_same_code,
        lower(a.unit) = lower(b.unit) AS is_same_unit,
        a.first_year = b.first_year AS is_same_first_year,
        len(list_intersect(a.programmes, b.programmes))
        / nullif(len(list_distinct(list_concat(a.programmes, b.programmes))), 0)
            AS programmes_similarity
    FROM candidates AS c
    JOIN cards AS a ON a.objective_id = c.from_id
    JOIN cards AS b ON b.objective_id = c.to_id
    LEFT JOIN said AS s
        ON s.first_objective_id = c.from_id AND s.second_objective_id = c.to_id
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
        ) AS score,
        CASE
            WHEN is_said THEN 3 WHEN is_same_title THEN 2 WHEN score >= 0.75 THEN 1 ELSE 0
        END AS grade
    FROM compared
    WHERE is_said IS NOT false
),
best AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY from_id, to_document_id ORDER BY grade DESC, score DESC, to_id
        ) AS from_rank,
        row_number() OVER (
            PARTITION BY to_id, from_document_id ORDER BY grade DESC, score DESC, from_id
        ) AS to_rank
    FROM scored
    WHERE grade > 0 OR score >= 0.55
)
SELECT
    consortium_id,
    from_document_id,
    to_document_id,
    from_id AS from_objective_id,
    to_id AS to_objective_id,
    CASE WHEN grade > 0 THEN 'same' ELSE 'possible' END AS link,
    CASE grade WHEN 3 THEN 'said' WHEN 2 THEN 'title' ELSE 'likeness' END AS link_basis,
    is_one_chain,
    from_order::INTEGER AS from_order,
    round(score, 4) AS score,
    round(title_similarity, 4) AS title_similarity,
    is_same_code,
    is_same_unit,
    is_same_first_year,
    round(programmes_similarity, 4) AS programmes_similarity
FROM best
WHERE from_rank = 1 AND to_rank = 1;
