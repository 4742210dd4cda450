"""How much of a document its records hold, what they leave out, and what that says of the reading.

Nothing here asks how the records were found: words of the paper are held against words of the
records, so that whatever a reader drops on its way is seen.
"""
