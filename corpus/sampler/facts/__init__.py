"""What a document says: its facts, which of them it prints, in which form and under which words."""
