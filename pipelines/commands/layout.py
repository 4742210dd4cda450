"""``verifica layout``: how a document was read."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.vocabulary import Engine
from pipelines.commands.options import Debug, Output, chosen

if TYPE_CHECKING:
    from extractor.explanation import Explanation

_COLUMNS = ("part", "page", "table", "text", "became", "score", "fit", "because")
_TITLES = {
    "document": ("What the document says of itself", ("page", "text", "became", "because")),
    "table": ("Tables", ("table", "page", "text", "became", "because")),
    "reading": ("Where records may begin", ("text", "became", "score", "because")),
    "binding": (
        "Columns and labels as the chosen reading took them",
        ("text", "became", "score", "because"),
    ),
    "column": (
        "Columns, those under the same headers together",
        ("table", "text", "became", "score", "fit", "because"),
    ),
    "label": ("Labels and headings", ("page", "text", "became", "because")),
    "left out": ("Left out", ("page", "text", "because")),
}
"""The parts of an explanation: what a table calls them and which columns it shows."""

Row = tuple[str, object, object, str, str | None, float | None, float | None, str]


def layout(
    path: Annotated[Path, typer.Argument(help="A PDF.", metavar="FILE.pdf")],
    vocabulary: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Header words beside the built-in ones."),
    ] = None,
    registry: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Bodies beside the built-in ones."),
    ] = None,
    reader: Annotated[Engine, typer.Option(help="What reads the pages.")] = Engine.PDFIUM,
    output: Output = None,
    debug: Debug = False,
) -> None:
    """Explain how a document was read: its tables, which column became what and why."""
    from extractor import ExtractionError, explain_file
    from models.registry import load_registry
    from pipelines.errors import VerificaError
    from pipelines.given_files import check_registry
    from pipelines.output.rows import Format, print_rows
    from pipelines.vocabulary import checked_vocabulary

    check_registry(registry)
    try:
        explanations = explain_file(
            path,
            registry=load_registry(registry) if registry else None,
            vocabulary=checked_vocabulary(vocabulary),
            engine=reader,
        )
    except ExtractionError as error:
        raise VerificaError(str(error)) from error
    form = chosen(output)
    if form is not Format.TABLE:
        print_rows(_COLUMNS, [row for it in explanations for row in _rows(it)], form)
        return
    for explanation in explanations:
        _print(explanation)


def _print(explanation: "Explanation") -> None:
    """Show an explanation as headed tables."""
    from pipelines.output.console import say
    from pipelines.output.rows import Format, print_rows

    rows = list(_rows(explanation))
    pages = "1 page" if explanation.page_count == 1 else f"{explanation.page_count} pages"
    where = f" from page {explanation.first_page} on" if explanation.first_page > 1 else ""
    say(f"{explanation.file}: {pages}{where}, read with {explanation.engine}")
    say(explanation.conclusion)
    if explanation.objectives:
        status = explanation.reading_status.replace("_", " ")
        say(f"{status}: {explanation.coverage_pct:g} % of what says something of objectives")
        for doubt in explanation.doubts:
            say(f"- {doubt}")
    for part, (title, shown) in _TITLES.items():
        places = [_COLUMNS.index(name) for name in shown]
        kept = [[row[place] for place in places] for row in rows if row[0] == part]
        if kept:
            say()
            print_rows(shown, kept, Format.TABLE, title=title)


def _rows(explanation: "Explanation") -> Iterator[Row]:
    """Everything that an explanation says, a row each; pages are those of the file."""
    before = explanation.first_page - 1
    body = explanation.owner
    owner = body.name or body.consortium_id
    yield ("document", None, None, "owner", owner, None, None, explanation.owner_reason)
    for name in ("kind", "province", "region"):
        value = getattr(body, name)
        if value is not None:
            yield ("document", None, None, f"owner's {name}", str(value), None, None, "")
    for fact in explanation.facts:
        yield (
            "document",
            _of_file(fact.page, before),
            None,
            fact.name,
            fact.value,
            None,
            None,
            fact.reason,
        )
    for table in explanation.tables:
        drawn = "ruled" if table.is_ruled else "aligned"
        size = f"{table.rows} rows, {table.columns} columns"
        yield (
            "table",
            _span(*(page + before for page in table.pages)),
            table.number,
            table.first_words,
            size,
            None,
            None,
            f"{drawn}: {_HOW[drawn]}",
        )
    yield from _read_under(explanation)
    for block in explanation.blocks:
        tables = _listed(block.tables)
        pages = _listed(tuple(page + before for page in block.pages))
        yield ("column", pages, tables, "", block.reading, None, None, f"{block.rows} rows")
        for column in block.columns:
            yield (
                "column",
                pages,
                tables,
                column.header,
                column.field,
                column.score,
                column.fit,
                column.reason,
            )
    for label in explanation.labels:
        times = f", {label.count} times" if label.count > 1 else ""
        because = f"such as {label.example!r}{times}"
        yield (
            "label",
            _of_file(label.page, before),
            None,
            label.text,
            label.field,
            None,
            None,
            because,
        )
    for left in explanation.left_out:
        because = f"{left.what}: {left.reason}"
        yield ("left out", _of_file(left.page, before), None, left.text, None, None, None, because)
    if explanation.objectives:
        share = f"{explanation.coverage_pct:g} %"
        because = "; ".join(explanation.doubts)
        status = explanation.reading_status.value
        yield ("coverage", None, None, share, status, None, None, because)
    yield ("result", None, None, explanation.conclusion, None, None, None, "")


def _read_under(explanation: "Explanation") -> Iterator[Row]:
    """The readings tried, and how the best of them bound its columns and labels."""
    for reading in explanation.readings:
        factors = ", ".join(
            f"{name.replace('_', ' ')} {value:g}" for name, value in reading.factors
        )
        became = f"{reading.objectives} objectives" + (", chosen" if reading.is_chosen else "")
        yield ("reading", None, None, reading.name, became, reading.score, None, factors)
    for bound in explanation.bindings:
        because = f"its words say {bound.by_words:.2f}; values and place settle the rest"
        yield ("binding", None, None, bound.name, bound.field, bound.degree, None, because)


_HOW = {
    "ruled": "lines or backgrounds draw its cells",
    "aligned": "the alignment of its words gives its columns",
}


def _of_file(page: int | None, before: int) -> int | None:
    """The page of the file, so many pages of which stand before the document."""
    return page + before if page is not None else None


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _listed(numbers: tuple[int, ...]) -> str:
    """Numbers in order, neighbours as spans: 1-3, 5."""
    spans: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return ", ".join(_span(*span) for span in spans)
