"""What a document is made of before anyone asks what it means: headings, labels, tables, lists."""
