"""The cookbook's questions by name."""
