"""Shares of the pages of a document, to be read apart."""

from typing import NamedTuple


class Share(NamedTuple):
    """One of several shares of about as many pages each: its number, from 0, and how many.

    Which pages it is made of is known only to a reader that has opened the document.
    """

    number: int
    of: int

    def pages(self, count: int) -> range:
        """The indexes of its pages, of so many."""
        return range(self.number * count // self.of, (self.number + 1) * count // self.of)


WHOLE = Share(0, 1)
