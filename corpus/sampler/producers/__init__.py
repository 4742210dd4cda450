"""Prints blocks: as a drawing, a browser's print, a Typst document, a spreadsheet's print."""
