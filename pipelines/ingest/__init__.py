"""Batches: which files to read, the processes that read them, the one that stores them."""
