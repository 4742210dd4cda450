"""Typesets the sample documents of the corpus from their records.

A document goes through four rooms: *composing* (`cards`, `report`: records become blocks),
*flow* (blocks become pages, rows and merged cells cut at the page end), *painting* (pages become
a PDF, in a chosen manner of drawing borders) and *gold* (the records that a careful reader takes
from what was printed).

`python -m corpus.typesetting` writes the committed documents again, byte for byte.
"""
