"""What a text gives for what was asked: a completion, an outcome, an extension."""
