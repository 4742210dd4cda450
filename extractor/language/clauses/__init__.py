"""Clauses of a text: predicates with their state, what they speak of, their dates and acts."""
