-- Writes what is known of the owner of the document coming in. A provisional entry, made from one
-- document, never takes the place of one of the registry; an owner whose last document was
-- replaced and whom the registry does not know goes.
DELETE FROM consortia
WHERE
    consortium_id = (SELECT consortium_id FROM incoming)
    AND (is_provisional OR NOT (SELECT is_provisional FROM incoming));

INSERT INTO consortia BY NAME
SELECT *
FROM incoming
WHERE consortium_id NOT IN (SELECT consortium_id FROM consortia);

DELETE FROM consortia
WHERE
    is_provisional
    AND consortium_id NOT IN (SELECT consortium_id FROM documents)
    AND consortium_id NOT IN (SELECT consortium_id FROM incoming);
