"""What a step asks for: deliverables, thresholds, a deadline."""
