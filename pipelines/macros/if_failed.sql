-- A value that belongs to a check that fails (severity, message); NULL where it passes or does not
-- apply.
CREATE OR REPLACE MACRO if_failed(reason, is_right, content) AS
    CASE WHEN reason IS NULL AND NOT coalesce(is_right, false) THEN content END;
