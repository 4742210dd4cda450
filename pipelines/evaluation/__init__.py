"""How well the database agrees with gold records, field by field."""
