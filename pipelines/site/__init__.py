"""A web site of what the database holds: files only, without scripts, readable from a disk."""
