-- How alike two texts are, from 0 to 1: mean of Jaro-Winkler similarity and of words that both have
-- over words that either has. Letters alone find texts alike that begin alike; words alone miss an
-- ending.
CREATE OR REPLACE MACRO likeness(first_words, second_words) AS
    (
        jaro_winkler_similarity(lower(strip_accents(first_words)), lower(strip_accents(second_words)))
        + len(
            list_intersect(
                regexp_extract_all(lower(strip_accents(first_words)), '[\p{L}\p{N}]+'),
                regexp_extract_all(lower(strip_accents(second_words)), '[\p{L}\p{N}]+')
            )
        )
        / nullif(
            len(
                list_distinct(
                    list_concat(
                        regexp_extract_all(lower(strip_accents(first_words)), '[\p{L}\p{N}]+'),
                        regexp_extract_all(lower(strip_accents(second_words)), '[\p{L}\p{N}]+')
                    )
                )
            ),
            0
        )
    ) / 2;
