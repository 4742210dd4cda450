"""Marks of notes behind values: ``65% (*)``, where a line says ``(*) Measured in autumn``."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.structure.atoms import Atom
from extractor.structure.events import Event, Grid, Item, Pair, Prose

_NOTE = re.compile(r"^\((\*{1,3}|\d)\)\s+\S")


def without_note_marks(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of a document, values without the marks of the notes that it explains."""
    marks = {match[1] for event in events if (match := _NOTE.match(_line(event)))}
    if not marks:
        return tuple(events)
    behind = re.compile(rf"\s*\((?:{'|'.join(map(re.escape, sorted(marks)))})\)$")
    return tuple(_bare_event(event, behind) for event in events)


def _line(event: Event) -> str:
    if isinstance(event, Prose):
        return event.atom.text
    return event.whole.text if isinstance(event, Item) else ""


def _bare(atom: Atom | None, behind: re.Pattern[str]) -> Atom | None:
    if atom is None or behind.search(atom.text) is None:
        return atom
    return atom.saying(behind.sub("", atom.text))


def _bare_event(event: Event, behind: re.Pattern[str]) -> Event:
    if isinstance(event, Pair):
        return _bare_pair(event, behind)
    if isinstance(event, Item) and event.pairs:
        return replace(event, pairs=tuple(_bare_pair(pair, behind) for pair in event.pairs))
    if isinstance(event, Grid):
        rows = [
            replace(row, cells=tuple(_bare(cell, behind) for cell in row.cells))
            for row in event.rows
        ]
        return replace(event, rows=rows)
    return event


def _bare_pair(pair: Pair, behind: re.Pattern[str]) -> Pair:
    return replace(pair, values=tuple(_bare(value, behind) for value in pair.values))
