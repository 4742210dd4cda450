-- Words without what printing changes: capitals, accents, punctuation, white space.
CREATE OR REPLACE MACRO folded(words) AS
    nullif(regexp_replace(lower(strip_accents(words)), '[^\p{L}\p{N}]', '', 'g'), '');
