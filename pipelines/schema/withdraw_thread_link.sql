-- Takes back what was said of two objectives; the rows are what was taken back.
UPDATE thread_links
SET withdrawn_at = $now
WHERE
    withdrawn_at IS NULL
    AND link_id IN (
        SELECT link_id
        FROM said_links
        WHERE first_objective_id = $first AND second_objective_id = $second
    )
RETURNING link_id;
