"""Texts that stand in several parts of a document: titles recur in summaries, values do not."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from extractor.structure.events import Event, Grid, Heading, Pair

_SHORTEST = 12  # characters of a text whose recurrence says something
_HEADING = "heading"


class Echoes:
    """Where the texts of a document stand: under which headers, labels, or as headings.

    Args:
        events: What the document says.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    @cached_property
    def _places(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for event in self._events:
            if isinstance(event, Grid):
                for row in event.rows:
                    for cell in row.cells:
                        if cell is not None:
                            found[cell.text].add(event.key)
            elif isinstance(event, Pair) and event.value is not None:
                found[event.value.text].add(event.key)
            elif isinstance(event, Heading) and event.title is not None:
                found[event.title.text].add(_HEADING)
        return found

    def share(self, values: Sequence[str], key: str) -> float:
        """Share of texts that stand in another place too.

        Args:
            values: The texts of a column, or of a label.
            key: Of the table or label that they stand in.
        """
        texts = {text for text in values if len(text) >= _SHORTEST}
        if not texts:
            return 0.0
        return sum(bool(self._places.get(text, set()) - {key}) for text in texts) / len(texts)
