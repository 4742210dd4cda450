-- Every place in a paper that a stored value was read from, with whose paper it is.
--
-- document_id: The document.
-- consortium_id: The body.
-- body: Its name.
-- region: Its region.
-- body_kind: Its class.
-- document_kind: Plan, report or verification.
-- year: The year of the results, or the first of a plan; NULL where none is known.
-- is_current: True where the document stands for the body and the year.
-- source_path: The file.
-- record_table: Table of the value.
-- record_id: Identifier of the row.
-- field: Column of the value.
-- part: 0, 1, … when a value continues on the next page or in another box.
-- page: Page, from 1.
-- x0: Left edge.
-- top: Top edge.
-- x1: Right edge.
-- bottom: Bottom edge.
-- raw_text: The words as read, before typing.
-- confidence: From 0 to 1.
CREATE OR REPLACE VIEW evidence_places AS
SELECT
    c.document_id,
    c.consortium_id,
    c.body,
    c.region,
    c.body_kind,
    c.document_kind,
    c.year,
    c.is_current,
    d.source_path,
    e.record_table,
    e.record_id,
    e.field,
    e.part,
    e.page,
    e.x0,
    e.top,
    e.x1,
    e.bottom,
    e.raw_text,
    e.confidence
FROM evidence AS e
JOIN documents AS d ON d.document_id = split_part(e.record_id, '/', 1)
JOIN document_context AS c ON c.document_id = d.document_id;
