"""Documents damaged in one place each: a table away, a header renamed, headings broken."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from extractor.drafting.best import choose
from extractor.interpretation import Interpretation, interpret_pages, read_pages
from extractor.layouts.assembling import assemble
from extractor.layouts.document import about, titled_year
from extractor.layouts.events import BoundBlock, Event, Heading
from extractor.layouts.settling import settle
from extractor.layouts.vocabulary import load_vocabulary
from extractor.pages.page import Page, PagesOfDocument, Word
from extractor.recording import Recorded, record
from extractor.structure.evidence import Words
from extractor.tables.cell import Part, Table
from extractor.tables.furniture import TextLine
from models.registry import load_registry
from models.vocabulary import Engine

MEANINGLESS = "zorbex"
MOST = int(os.environ.get("VERIFICA_DAMAGES", "16"))
"""Places of one document that are damaged, spread evenly over it."""

Place = tuple[int, float, float]
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Damaged:
    """What was read of a damaged document.

    Attributes:
        what: The damage.
        recorded: What was read.
    """

    what: str
    recorded: Recorded


def pages_of(path: Path) -> PagesOfDocument:
    """The pages of a document."""
    return read_pages(path, engine=Engine.PDFIUM, password=None)


def read_whole(document: PagesOfDocument) -> Interpretation:
    """The only document of a file."""
    (read,) = interpret_pages(document, None, load_registry(), load_vocabulary()).documents
    return read


@cache
def undamaged(path: Path) -> Recorded:
    """What was read of a document as it is."""
    return record(read_whole(pages_of(path)), "d", load_vocabulary())


def values(recorded: Recorded) -> list[dict[str, object]]:
    """All that the records say."""
    records = recorded.records
    return [
        row.model_dump()
        for rows in (
            records.objectives,
            records.steps,
            records.verifications,
            records.objective_programmes,
            records.objective_links,
            records.unit_scores,
            records.closing_weights,
            records.closing_links,
            records.closing_programmes,
        )
        for row in rows
    ]


def without_each_table(path: Path) -> Iterator[Damaged]:
    """A document read once for each of its tables, that table kept from the reader."""
    read = read_whole(pages_of(path))
    numbers = {
        id(cell): number
        for number, table in enumerate(read.tables)
        for row in table.rows
        for cell in row.cells
    }
    of_table: dict[int, list[Event]] = {number: [] for number in range(len(read.tables))}
    for event in read.events:
        if isinstance(event, BoundBlock):
            cells = (cell for row in event.block.rows for cell in row)
            number = next((numbers.get(id(cell)) for cell in cells if cell is not None), None)
            if number is not None:
                of_table[number].append(event)
    for number, taken in _spread(list(of_table.items())):
        kept = tuple(event for event in read.events if not any(event is one for one in taken))
        items = tuple(item for item in read.items if item is not read.tables[number])
        damaged = _read_from(read, kept, items)
        yield Damaged(f"without table {number}", record(damaged, "d", _words()))


def with_each_header_renamed(path: Path) -> Iterator[Damaged]:
    """A document read once for each header, its words replaced wherever it stands."""
    document = pages_of(path)
    places: dict[tuple[str, str], set[Place]] = defaultdict(set)
    for event in read_whole(document).events:
        if isinstance(event, BoundBlock) and event.binding.fields:
            for bound in event.binding.columns:
                cell = event.block.columns[bound.index].cell
                if cell is not None and bound.field is not None:
                    places[bound.header, bound.field] |= _places(cell.parts)
    for (header, field), where in _spread(list(places.items())):
        read = read_whole(_changed(document, partial(_renamed, where)))
        yield Damaged(f"header {header!r} of {field} renamed", record(read, "d", _words()))


def with_broken_headings(path: Path) -> Damaged | None:
    """A document with every second heading of an objective broken; None where it has too few."""
    document = pages_of(path)
    headings = [event for event in read_whole(document).events if isinstance(event, Heading)]
    if len(headings) < 2:
        return None
    where = {place for heading in headings[1::2] for place in _places(heading.code.parts)}

    def broken(page: Page, word: Word) -> Word:
        has_number = any(map(str.isdigit, word.text))
        return word if has_number else _renamed(where, page, word)

    return Damaged("headings", record(read_whole(_changed(document, broken)), "d", _words()))


def _spread(items: list[_Item]) -> list[_Item]:
    """At most so many of some things as are damaged, evenly over all of them."""
    count = min(MOST, len(items))
    return [items[at * len(items) // count] for at in range(count)]


_words = load_vocabulary


def _read_from(
    read: Interpretation, events: tuple[Event, ...], items: tuple[Table | TextLine, ...]
) -> Interpretation:
    """What a document means to a reader who sees these events and items of it alone."""
    present = assemble(events, read.style, _words())
    year = titled_year(read.lines, read.furniture, _words())
    draft = choose(items, read.style, Words(_words()), present, year).draft
    facts = about(read.lines, read.furniture, draft, _words())
    settle(draft, facts, _words())
    return replace(read, events=events, draft=draft, facts=facts)


def _places(parts: tuple[Part, ...] | list[Part]) -> set[Place]:
    return {
        (part.page, word.x0, word.top) for part in parts for line in part.lines for word in line
    }


def _renamed(where: set[Place], page: Page, word: Word) -> Word:
    is_meant = (page.number, word.x0, word.top) in where
    return word._replace(text=MEANINGLESS) if is_meant else word


def _changed(document: PagesOfDocument, change: Callable[[Page, Word], Word]) -> PagesOfDocument:
    pages = (
        replace(page, words=tuple(change(page, word) for word in page.words))
        for page in document.pages
    )
    return replace(document, pages=tuple(pages))
