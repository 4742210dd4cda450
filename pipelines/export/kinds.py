"""Which files an export makes."""

from enum import StrEnum


class Files(StrEnum):
    """Which files are made."""

    CSV = "csv"
    PARQUET = "parquet"
    BOTH = "both"

    @property
    def endings(self) -> tuple[str, ...]:
        """Endings of the files of a relation."""
        return ("csv", "parquet") if self is Files.BOTH else (self.value,)
