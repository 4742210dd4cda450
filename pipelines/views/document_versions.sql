-- Which documents stand for a body, a kind and a year (in a plan: a period) where it published
-- several. They are versions of one document where they share most of their objectives (see
-- shared_objectives), and of versions one stands for all: the latest printed date wins, a printed
-- date before none; without dates the fuller reading, then the latest read. A version with less than
-- three quarters of the objectives of the fullest replaces nothing, unless it was read with --force.
-- Where they share no more than half they are parts (performance and PEG apart, one report a
-- sector), and every part stands: parts are added up. Nothing is deleted: the others stay readable
-- under their own identifier.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan, and where none is named.
-- period_start: First year of the period.
-- period_end: Last year of the period.
-- published_on: Date printed on it.
-- versions: Versions of this document in the database, itself included.
-- is_latest: True for the one of the versions that comparisons and benchmarks use.
-- superseded_by: The version used instead; NULL for the one that is used.
-- shrinks: True for a version that would stand, but has less than three quarters of the objectives.
-- parts: Parts that the body published for the year: 1 where one document says all.
-- edition_id: The first of the documents that stand for the body, kind and year.
CREATE OR REPLACE VIEW document_versions AS
WITH RECURSIVE counted AS (
    SELECT
        d.document_id,
        d.consortium_id,
        d.kind AS document_kind,
        d.reference_year,
        d.period_start,
        d.period_end,
        d.published_on,
        d.ingested_at,
        coalesce(d.is_forced, false) AS is_forced,
        count(o.objective_id) AS objectives
    FROM documents AS d
    LEFT JOIN objectives AS o ON o.document_id = d.document_id
    GROUP BY ALL
),
alike AS (
    SELECT s.document_id, s.other_id
    FROM shared_objectives AS s
    JOIN documents AS a ON a.document_id = s.document_id
    JOIN documents AS b ON b.document_id = s.other_id AND b.kind = a.kind
    WHERE s.share_most
),
reached AS (
    SELECT document_id, document_id AS member_id FROM documents
    UNION
    SELECT r.document_id, a.other_id
    FROM reached AS r
    JOIN alike AS a ON a.document_id = r.member_id
),
grouped AS (
    SELECT c.*, r.version_group
    FROM counted AS c
    JOIN (
        SELECT document_id, min(member_id) AS version_group FROM reached GROUP BY document_id
    ) AS r ON r.document_id = c.document_id
),
sized AS (
    SELECT
        *,
        count(*) OVER (PARTITION BY version_group) AS versions,
        objectives * 4 < max(objectives) OVER (PARTITION BY version_group) * 3 AND NOT is_forced
            AS is_small
    FROM grouped
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY version_group
            ORDER BY
                is_small,
                published_on DESC NULLS LAST,
                objectives DESC,
                ingested_at DESC,
                document_id DESC
        ) AS place,
        row_number() OVER (
            PARTITION BY version_group
            ORDER BY
                published_on DESC NULLS LAST, ingested_at DESC, objectives DESC, document_id DESC
        ) AS newest
    FROM sized
),
standing AS (
    SELECT
        *,
        first_value(document_id) OVER (PARTITION BY version_group ORDER BY place) AS standing_id,
        first_value(newest) OVER (PARTITION BY version_group ORDER BY place) AS standing_newest
    FROM ranked
)
SELECT
    document_id,
    consortium_id,
    document_kind,
    reference_year,
    period_start,
    period_end,
    published_on,
    versions,
    place = 1 AS is_latest,
    CASE WHEN place > 1 THEN standing_id END AS superseded_by,
    is_small AND newest < standing_newest AS shrinks,
    (count(CASE WHEN place = 1 THEN 1 END) OVER same_year)::INTEGER AS parts,
    min(CASE WHEN place = 1 THEN document_id END) OVER same_year AS edition_id
FROM standing
WINDOW same_year AS (
    PARTITION BY
        consortium_id,
        document_kind,
        reference_year,
        CASE WHEN reference_year IS NULL THEN period_start END,
        CASE WHEN reference_year IS NULL THEN period_end END
);
