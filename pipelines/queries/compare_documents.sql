-- The document that stands for each of two bodies: of the year asked for, or the last one with
-- results; a plan where there are no results.
SELECT consortium_id, document_id, document_kind, reference_year, period_start, period_end
FROM document_measures
WHERE
    is_latest
    AND consortium_id IN ($first, $second)
    AND (
        $year IS NULL
        OR reference_year = $year
        OR (reference_year IS NULL AND $year BETWEEN period_start AND period_end)
    )
QUALIFY row_number() OVER (
    PARTITION BY consortium_id
    ORDER BY reference_year DESC NULLS LAST, document_kind DESC, document_id
) = 1
ORDER BY consortium_id <> $first;
