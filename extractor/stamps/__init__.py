"""What offices put on a paper after it was written, taken off before its tables are read.

Registration lines, signature boxes, notes of conformity and of publication stand over the paper,
cut its tables at page ends and mix their words with those of cells. `remove_stamps` gives the pages
as they were before, and what was taken off.
"""
