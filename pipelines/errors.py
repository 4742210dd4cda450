"""What can go wrong outside a document. Every message is a sentence for a person."""


class VerificaError(Exception):
    """Something that ends a command.

    Attributes:
        exit_status: The command's exit status: 1 when work failed, 2 for wrong usage or nothing
            to read.
    """

    exit_status = 1


class UsageError(VerificaError):
    """The command was called in a way that cannot work, or there is nothing to read."""

    exit_status = 2


class NoDatabaseError(UsageError):
    """There is no database under the name that was given."""


class DatabaseError(VerificaError):
    """The database is in use, or is of another version."""


class QueryError(VerificaError):
    """A query that the database refused or that took too long."""
