"""What the project knows: records, vocabularies, the registry and the taxonomy.

Nothing here reads a PDF or a database. The classes in :mod:`models.records` are the one source of
the schema: the DDL, the column comments, the JSON Schema and the documentation come out of them.
"""
