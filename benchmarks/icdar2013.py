"""Cell adjacency of the ICDAR 2013 table competition: this project, camelot and pdfplumber.

    python benchmarks/icdar2013.py FOLDER [--detail]

FOLDER holds the competition's documents: ``NAME.pdf`` with ``NAME-str.xml`` (cells) and
``NAME-reg.xml`` (regions). Where two annotators differ there are ``NAMEa-…`` and ``NAMEb-…``, and
the one that agrees better counts, for every reader.

Two tasks are measured, as in the competition. In the complete process a reader gets the whole
document and decides what is a table; a table that is none costs precision. In structure recognition
it gets the page and the region of each table.
"""

import argparse
import logging
import sys
import time
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

import camelot
import pdfplumber
from rich.console import Console
from rich.table import Table as Report

from extractor.pages.page import Box, Fill, Page, Rule
from extractor.pages.pdfium import read_pages
from extractor.tables.cell import Cell, Table
from extractor.tables.page_tables import content_of
from pipelines.evaluation.adjacency import (
    Agreement,
    GridCell,
    GridTable,
    agreement,
    grid_of_boxes,
    harmonic_mean,
    pooled,
)

_MARGIN = 8.0  # points around a region: gold's boxes hug the text, lines stand outside


class Region(NamedTuple):
    """Where a table stands, origin at the bottom left, as in gold."""

    page: int
    x0: float
    bottom: float
    x1: float
    top: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document with one or two versions of the truth."""

    path: Path
    truths: tuple[tuple[GridTable, ...], ...]
    regions: tuple[Region, ...]


Reader = Callable[[Path, Sequence[Region] | None], Iterable[GridTable]]
"""Reads a document, or only the regions given."""


def documents(folder: Path) -> list[Document]:
    """The documents of the dataset, by name."""
    found = []
    for path in sorted(folder.glob("*.pdf")):
        names = [path.stem]
        if path.stem.endswith("a"):
            names.append(path.stem[:-1] + "b")
        truths = tuple(tuple(_true_tables(folder / f"{name}-str.xml")) for name in names)
        found.append(Document(path, truths, tuple(_regions(folder / f"{path.stem}-reg.xml"))))
    return found


def _root(path: Path) -> ElementTree.Element:
    return ElementTree.parse(path).getroot()  # noqa: S314 - the competition's own files


def _true_tables(path: Path) -> Iterator[GridTable]:
    for table in _root(path).iter("table"):
        cells: list[GridCell] = []
        page = 0
        for region in table.iter("region"):
            page = page or int(region.attrib["page"])
            rows = int(region.get("row-increment", 0))
            columns = int(region.get("col-increment", 0))
            for cell in region.iter("cell"):
                row = int(cell.attrib["start-row"]) + rows
                column = int(cell.attrib["start-col"]) + columns
                last_row = int(cell.get("end-row", cell.attrib["start-row"])) + rows
                last_column = int(cell.get("end-col", cell.attrib["start-col"])) + columns
                text = cell.findtext("content") or ""
                cells.append(GridCell(text, row, last_row, column, last_column))
        yield GridTable(page, tuple(cells))


def _regions(path: Path) -> Iterator[Region]:
    for region in _root(path).iter("region"):
        box = region.find("bounding-box")
        if box is not None:
            x0, x1, y0, y1 = (float(box.attrib[name]) for name in ("x1", "x2", "y1", "y2"))
            yield Region(
                int(region.attrib["page"]),
                min(x0, x1) - _MARGIN,
                min(y0, y1) - _MARGIN,
                max(x0, x1) + _MARGIN,
                max(y0, y1) + _MARGIN,
            )


def read_with_this_project(path: Path, regions: Sequence[Region] | None) -> Iterator[GridTable]:
    """Every table that the project's reader finds, before anything asks what it means."""
    for page in read_pages(path):
        if regions is None:
            parts = [page]
        else:
            parts = [_cut(page, region) for region in regions if region.page == page.number]
        for part in parts:
            for item in content_of(part).items:
                if isinstance(item, Table):
                    cells = {id(cell): cell for row in item.rows for cell in row.cells}
                    yield grid_of_boxes(
                        page.number, [(cell.box, _text(cell)) for cell in cells.values()]
                    )


def _text(cell: Cell) -> str:
    return " ".join(word.text for word in cell.words())


def _cut(page: Page, region: Region) -> Page:
    """What a page holds in a region."""
    box = Box(region.x0, page.height - region.top, region.x1, page.height - region.bottom)
    return Page(
        page.number,
        page.width,
        page.height,
        tuple(
            word
            for word in page.words
            if box.x0 <= (word.x0 + word.x1) / 2 <= box.x1
            and box.top <= (word.top + word.bottom) / 2 <= box.bottom
        ),
        tuple(_clipped(page.horizontals, box.top, box.bottom, box.x0, box.x1)),
        tuple(_clipped(page.verticals, box.x0, box.x1, box.top, box.bottom)),
        tuple(
            Fill(common, fill.grey)
            for fill in page.fills
            if (common := _common(fill.box, box)).width > 0 and common.height > 0
        ),
        page.engine,
    )


def _clipped(
    rules: Iterable[Rule], first: float, last: float, start: float, end: float
) -> Iterator[Rule]:
    for rule in rules:
        if first <= rule.position <= last and rule.start < end and rule.end > start:
            yield Rule(rule.position, max(rule.start, start), min(rule.end, end))


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )


def read_with_pdfplumber(strategy: str) -> Reader:
    """A reader by pdfplumber.

    Args:
        strategy: Of finding lines: ``lines`` (its default) or ``text``.
    """
    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}

    def read(path: Path, regions: Sequence[Region] | None) -> Iterator[GridTable]:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                if regions is None:
                    parts = [page]
                else:
                    parts = [
                        page.crop(
                            (
                                max(region.x0, page.bbox[0]),
                                max(page.height - region.top, page.bbox[1]),
                                min(region.x1, page.bbox[2]),
                                min(page.height - region.bottom, page.bbox[3]),
                            )
                        )
                        for region in regions
                        if region.page == page.page_number
                    ]
                for part in parts:
                    for table in part.find_tables(settings):
                        yield grid_of_boxes(
                            page.page_number,
                            [
                                (box, text or "")
                                for row, texts in zip(table.rows, table.extract(), strict=True)
                                for box, text in zip(row.cells, texts, strict=True)
                                if box is not None
                            ],
                        )
                page.close()

    return read


_CAMELOT_AREAS = {
    "lattice": "table_regions",
    "stream": "table_areas",
    "network": "table_areas",
    "hybrid": "table_areas",
    "auto": "table_regions",
}
"""How each of camelot's readers is told where tables are: regions to search, or exact areas."""


def read_with_camelot(flavor: str) -> Reader:
    """A reader by camelot.

    Args:
        flavor: ``lattice`` (its default), ``stream``, ``network``, ``hybrid`` or ``auto``.
    """

    def read(path: Path, regions: Sequence[Region] | None) -> Iterator[GridTable]:
        if regions is None:
            found = camelot.read_pdf(path, pages="all", flavor=flavor)
            yield from map(_camelot_grid, found)
            return
        for page in sorted({region.page for region in regions}):
            areas = [
                f"{region.x0},{region.top},{region.x1},{region.bottom}"
                for region in regions
                if region.page == page
            ]
            found = camelot.read_pdf(
                path, pages=str(page), flavor=flavor, **{_CAMELOT_AREAS[flavor]: areas}
            )
            yield from map(_camelot_grid, found)

    return read


class _CamelotCell(Protocol):
    """A cell of camelot's: its text, and whether a line stands at each side."""

    text: str
    left: bool
    right: bool
    top: bool
    bottom: bool


class _CamelotTable(Protocol):
    """A table of camelot's."""

    page: int
    cells: list[list[_CamelotCell]]


def _camelot_grid(table: _CamelotTable) -> GridTable:
    """A table of camelot's, cells with no line between them as one."""
    rows = table.cells
    owner = {(r, c): (r, c) for r, row in enumerate(rows) for c in range(len(row))}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for (r, c), cell in (
        ((r, c), cell) for r, row in enumerate(rows) for c, cell in enumerate(row)
    ):
        if not cell.right and (r, c + 1) in owner and not rows[r][c + 1].left:
            owner[root((r, c + 1))] = root((r, c))
        if not cell.bottom and (r + 1, c) in owner and not rows[r + 1][c].top:
            owner[root((r + 1, c))] = root((r, c))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in owner:
        groups.setdefault(root(place), []).append(place)
    return GridTable(
        table.page,
        tuple(
            GridCell(
                " ".join(rows[r][c].text for r, c in places),
                min(r for r, _ in places),
                max(r for r, _ in places),
                min(c for _, c in places),
                max(c for _, c in places),
            )
            for places in groups.values()
        ),
    )


READERS: dict[str, Reader] = {
    "verifica": read_with_this_project,
    "camelot lattice": read_with_camelot("lattice"),
    "camelot stream": read_with_camelot("stream"),
    "camelot network": read_with_camelot("network"),
    "camelot hybrid": read_with_camelot("hybrid"),
    "camelot auto": read_with_camelot("auto"),
    "pdfplumber lines": read_with_pdfplumber("lines"),
    "pdfplumber text": read_with_pdfplumber("text"),
}


@dataclass(slots=True)
class Outcome:
    """What a reader made of the dataset: for each document its agreement with gold."""

    complete: dict[str, Agreement]
    complete_without_blanks: dict[str, Agreement]
    in_regions: dict[str, Agreement]
    seconds: float = 0.0
    failed: int = 0


def measure(reader: Reader, dataset: Sequence[Document], outcome: Outcome) -> None:
    """Read every document, whole and by regions."""
    for document in dataset:
        name = document.path.stem
        start = time.perf_counter()
        whole = _tables(reader, document.path, None, outcome)
        outcome.seconds += time.perf_counter() - start
        parts = _tables(reader, document.path, document.regions, outcome)
        outcome.complete[name] = _best(document, whole)
        outcome.complete_without_blanks[name] = _best(document, whole, counts_blanks=False)
        outcome.in_regions[name] = _best(document, parts)


def _tables(
    reader: Reader, path: Path, regions: Sequence[Region] | None, outcome: Outcome
) -> list[GridTable]:
    """What a reader finds; nothing where it gives up, whatever it raises."""
    try:
        return list(reader(path, regions))
    except Exception as error:
        logging.getLogger(__name__).warning("%s: %s", path.name, error)
        outcome.failed += 1
        return []


def _best(
    document: Document, found: Sequence[GridTable], *, counts_blanks: bool = True
) -> Agreement:
    """Agreement with the annotator that agrees better."""
    compared = (agreement(truth, found, counts_blanks=counts_blanks) for truth in document.truths)
    return max(compared, key=lambda item: item.f1)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _figures(agreements: dict[str, Agreement]) -> list[str]:
    """Precision, recall and F1 of the average document, and F1 over all relations."""
    precision = _mean(item.precision for item in agreements.values())
    recall = _mean(item.recall for item in agreements.values())
    return [
        f"{100 * value:.1f}"
        for value in (
            precision,
            recall,
            harmonic_mean(precision, recall),
            pooled(agreements.values()).f1,
        )
    ]


def report(outcomes: dict[str, Outcome], *, detail: bool) -> None:
    """Print the figures of all readers."""
    console = Console(width=110)
    for title, part in (
        ("Complete process: the reader decides what is a table", "complete"),
        ("The same, blank cells between neighbours not counted", "complete_without_blanks"),
        ("Structure recognition: page and region of each table given", "in_regions"),
    ):
        table = Report("reader", "precision", "recall", "F1", "F1 pooled", "seconds", title=title)
        for name, outcome in outcomes.items():
            seconds = f"{outcome.seconds:.1f}" if part == "complete" else ""
            table.add_row(name, *_figures(getattr(outcome, part)), seconds)
        console.print(table)
    if detail:
        by_document = Report("document", *outcomes, title="F1 by document, complete process")
        for document in next(iter(outcomes.values())).complete:
            figures = (
                f"{100 * outcome.complete[document].f1:.0f}" for outcome in outcomes.values()
            )
            by_document.add_row(document, *figures)
        console.print(by_document)


def main() -> None:
    """Measure every reader and print the figures side by side."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the dataset's folder")
    parser.add_argument("--detail", action="store_true", help="print F1 by document as well")
    parser.add_argument("--only", help="readers whose name begins so")
    arguments = parser.parse_args()
    dataset = documents(arguments.folder)
    if not dataset:
        sys.exit(f"{arguments.folder}: no PDF with its structure file is there.")
    warnings.simplefilter("ignore")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    outcomes: dict[str, Outcome] = {}
    for name, reader in READERS.items():
        if name.startswith(arguments.only or ""):
            outcomes[name] = Outcome({}, {}, {})
            measure(reader, dataset, outcomes[name])
    report(outcomes, detail=arguments.detail)


if __name__ == "__main__":
    main()
