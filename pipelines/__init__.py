"""Batches, the store, the command line: what is done with the records once they are read."""
