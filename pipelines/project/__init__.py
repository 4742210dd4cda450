"""Settings that last: ``verifica.toml`` beside the database or above the current folder."""
