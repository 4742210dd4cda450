-- Which document counts where a body published several of one kind for one year. A later one
-- replaces an earlier one: the latest publication date wins, a printed date before none, then the
-- latest ingested. Nothing is deleted: the others stay readable under their own identifier.
--
-- document_id: The document.
-- consortium_id: The body that published it.
-- document_kind: Plan, report or verification.
-- reference_year: The year that the results are about; NULL in a plan.
-- period_start: First year of the period.
-- period_end: Last year of the period.
-- published_on: Date printed on it.
-- versions: Documents of that body, kind and year (in a plan: that period) in the database.
-- is_latest: True for the one that comparisons and benchmarks use.
-- superseded_by: The document used instead; NULL for the latest.
CREATE OR REPLACE VIEW document_versions AS
WITH ranked AS (
    SELECT
        document_id,
        consortium_id,
        kind AS document_kind,
        reference_year,
        period_start,
        period_end,
        published_on,
        count(*) OVER same_year AS versions,
        first_value(document_id) OVER (
            same_year
            ORDER BY published_on DESC NULLS LAST, ingested_at DESC, document_id DESC
        ) AS latest_id
    FROM documents
    WINDOW same_year AS (
        PARTITION BY
            consortium_id,
            kind,
            reference_year,
            CASE WHEN reference_year IS NULL THEN period_start END,
            CASE WHEN reference_year IS NULL THEN period_end END
    )
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
    document_id = latest_id AS is_latest,
    CASE WHEN document_id <> latest_id THEN latest_id END AS superseded_by
FROM ranked;
