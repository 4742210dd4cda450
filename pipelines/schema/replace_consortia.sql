-- Writes what is known of the owners of the documents coming in. A provisional entry, made from one
-- document, never takes the place of one of the registry; an owner whose last document was
-- replaced and whom the registry does not know goes.
DELETE FROM consortia
USING incoming
WHERE
    consortia.consortium_id = incoming.consortium_id
    AND (consortia.is_provisional OR NOT incoming.is_provisional);

INSERT INTO consortia BY NAME
SELECT *
FROM incoming
WHERE consortium_id NOT IN (SELECT consortium_id FROM consortia);

DELETE FROM consortia
WHERE
    is_provisional
    AND consortium_id NOT IN (SELECT consortium_id FROM documents)
    AND consortium_id NOT IN (SELECT consortium_id FROM incoming);
