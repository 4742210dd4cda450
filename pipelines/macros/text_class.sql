-- How far two texts agree: `equal` but for white space and typographic quotes;
-- `punctuation_or_case` when only these differ; `truncated` when one is the beginning of the other;
-- `different` otherwise; NULL where one is missing.
CREATE OR REPLACE MACRO text_class(first_words, second_words) AS
    CASE
        WHEN first_words IS NULL OR second_words IS NULL THEN NULL
        WHEN trim(regexp_replace(translate(first_words, '’‘“”«»', '''''""""'), '\s+', ' ', 'g'))
            = trim(regexp_replace(translate(second_words, '’‘“”«»', '''''""""'), '\s+', ' ', 'g'))
            THEN 'equal'
        WHEN regexp_replace(lower(first_words), '[^\p{L}\p{N}]', '', 'g')
            = regexp_replace(lower(second_words), '[^\p{L}\p{N}]', '', 'g')
            THEN 'punctuation_or_case'
        WHEN starts_with(
            regexp_replace(lower(first_words), '[^\p{L}\p{N}]', '', 'g'),
            regexp_replace(lower(second_words), '[^\p{L}\p{N}]', '', 'g')
        )
        OR starts_with(
            regexp_replace(lower(second_words), '[^\p{L}\p{N}]', '', 'g'),
            regexp_replace(lower(first_words), '[^\p{L}\p{N}]', '', 'g')
        )
            THEN 'truncated'
        ELSE 'different'
    END;
