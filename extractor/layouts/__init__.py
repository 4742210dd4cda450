"""What a table means: which header names which field. Vocabulary is data."""
