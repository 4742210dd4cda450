-- What a check says: not applicable where there is a reason, else whether what it asks for holds.
CREATE OR REPLACE MACRO verdict(reason, is_right) AS
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN is_right THEN 'pass'
        ELSE 'fail'
    END;
