"""Tables as printed, whoever printed them; no knowledge of what they say."""
