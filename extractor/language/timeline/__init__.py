"""Dates: what is written as one, what stands before it, what is counted from another."""
