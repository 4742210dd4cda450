"""Which pages of documents a site shows."""

from enum import StrEnum


class WhichPages(StrEnum):
    """Which pages of documents are drawn."""

    ALL = "all"
    CITED = "cited"
    NONE = "none"
