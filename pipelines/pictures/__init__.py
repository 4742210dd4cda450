"""Pictures of the pages that values stand on."""
