"""What the words of a header or a label name."""
