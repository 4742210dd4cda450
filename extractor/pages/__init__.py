"""Pages of a PDF behind one protocol: words with boxes, ruling lines, rotation undone."""
