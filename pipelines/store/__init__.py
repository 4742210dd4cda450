"""The store: a DuckDB file whose tables come out of the models and whose views are SQL files."""
