-- How many objectives two documents of one body share: objectives with the same title, whatever its
-- capitals, accents and punctuation, or with the same family, code and unit and titles that are
-- much alike (0.7 by Jaro-Winkler), since codes begin anew in every sector. Pairs of documents of
-- one year (plans: of one period), and a plan with the reports and verifications of its period.
--
-- document_id: A document.
-- other_id: The other one; each pair is there both ways.
-- objectives: Objectives of the first.
-- other_objectives: Objectives of the other.
-- shared: Objectives of the one with fewer of them that have a counterpart in the other.
-- shared_pct: The same over the objectives of the one with fewer.
-- share_most: True when that is more than half.
CREATE OR REPLACE VIEW shared_objectives AS
WITH of_years AS (
    SELECT
        document_id,
        consortium_id,
        kind,
        concat_ws(
            '/',
            consortium_id,
            kind,
            coalesce(reference_year::VARCHAR, concat_ws('-', period_start, period_end))
        ) AS year_key,
        concat_ws('/', consortium_id, period_start, period_end) AS period_key
    FROM documents
),
pairs AS (
    SELECT a.document_id, b.document_id AS other_id
    FROM of_years AS a
    JOIN of_years AS b ON b.year_key = a.year_key
    WHERE a.document_id <> b.document_id
    UNION
    SELECT a.document_id, b.document_id
    FROM of_years AS a
    JOIN of_years AS b ON b.period_key = a.period_key
    WHERE (a.kind = 'plan') <> (b.kind = 'plan')
),
cards AS (
    SELECT
        o.objective_id,
        o.document_id,
        folded(o.title) AS title_key,
        concat_ws('/', o.kind, o.code, coalesce(folded(o.unit), '')) AS code_key,
        o.code,
        lower(strip_accents(o.title)) AS plain_title
    FROM objectives AS o
    WHERE o.document_id IN (SELECT document_id FROM pairs)
),
matched AS (
    SELECT p.document_id, p.other_id, a.objective_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.document_id
    JOIN cards AS b ON b.document_id = p.other_id AND b.title_key = a.title_key
    UNION
    SELECT p.document_id, p.other_id, a.objective_id
    FROM pairs AS p
    JOIN cards AS a ON a.document_id = p.document_id AND a.code IS NOT NULL
    JOIN cards AS b ON b.document_id = p.other_id AND b.code_key = a.code_key
    WHERE b.code IS NOT NULL AND jaro_winkler_similarity(a.plain_title, b.plain_title) >= 0.7
),
matches AS (
    SELECT document_id, other_id, count(DISTINCT objective_id) AS shared
    FROM matched
    GROUP BY document_id, other_id
),
counts AS (
    SELECT document_id, count(*) AS objectives
    FROM cards
    GROUP BY document_id
)
SELECT
    p.document_id,
    p.other_id,
    a.objectives::INTEGER AS objectives,
    b.objectives::INTEGER AS other_objectives,
    least(coalesce(m.shared, 0), coalesce(n.shared, 0))::INTEGER AS shared,
    share_pct(
        least(coalesce(m.shared, 0), coalesce(n.shared, 0)), least(a.objectives, b.objectives)
    ) AS shared_pct,
    least(coalesce(m.shared, 0), coalesce(n.shared, 0)) * 2 > least(a.objectives, b.objectives)
        AS share_most
FROM pairs AS p
JOIN counts AS a ON a.document_id = p.document_id
JOIN counts AS b ON b.document_id = p.other_id
LEFT JOIN matches AS m ON m.document_id = p.document_id AND m.other_id = p.other_id
LEFT JOIN matches AS n ON n.document_id = p.other_id AND n.other_id = p.document_id;
