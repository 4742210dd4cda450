"""Why a document gave no objective: what was seen in place of one."""

import tomllib
from functools import cache
from importlib.resources import files

from extractor.errors import NoObjectivesError
from extractor.interpretation import Interpretation
from extractor.layouts.binding import BoundColumn
from extractor.layouts.body_names import tokens_of
from extractor.layouts.events import BoundBlock
from extractor.tables.text import line_text

_HEADING_PAGES = 2
_LONGEST_HEADING = 120  # characters
_SHOWN = 60  # characters of a heading
_SHOWN_HEADERS = 3
_CAPITAL_SHARE = 0.6  # of the letters: a heading that stands out by its capitals


def no_objectives(read: Interpretation) -> NoObjectivesError:
    """The error for a document in which nothing reads like an objective."""
    seen = [part for part in (_other_document(read), _tables(read)) if part is not None]
    return NoObjectivesError(
        read.path,
        f"no objectives found: {'; '.join(seen)}",
        "give a plan or a report, or see with verifica layout how it was read and add the headers "
        "of its tables with --vocabulary",
    )


@cache
def _titles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Kinds of other documents with the folded words that open their titles."""
    text = files("extractor.layouts").joinpath("other_documents.toml").read_text("utf-8")
    return tuple(
        (kind, tuple(title.split()))
        for kind, entry in tomllib.loads(text).items()
        for title in entry["titles"]
    )


def _other_document(read: Interpretation) -> str | None:
    """The first heading that another kind of document opens with."""
    for line in read.lines:
        text = line_text(line.words)
        if line.page > _HEADING_PAGES or len(text) > _LONGEST_HEADING:
            continue
        letters = [character for character in text if character.isalpha()]
        if not letters or sum(map(str.isupper, letters)) < _CAPITAL_SHARE * len(letters):
            continue
        words = tuple(token.folded for token in tokens_of(text) if token.is_word)
        for kind, title in _titles():
            if words[: len(title)] == title:
                return f"it reads like a {kind} ({_short(text)!r} on page {line.page})"
    return None


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _tables(read: Interpretation) -> str:
    """How many tables there are, and which of them came nearest to objectives."""
    words = [word for page in read.pages for word in page.words]
    if 2 * sum(not word.is_upright for word in words) > len(words):
        return "its text runs sideways on the pages as shown; turn them and save it again"
    if not read.tables:
        return "it holds no table"
    count = len(read.tables)
    number = f"{count} tables" if count > 1 else "one table"
    best = max(
        (
            (sum(column.score for column in columns), event.block.page, columns)
            for event in read.events
            if isinstance(event, BoundBlock)
            for columns in [[it for it in event.binding.columns if it.field is not None]]
        ),
        key=lambda item: item[0],
        default=None,
    )
    if best is None or not best[2]:
        return f"{number}, no header of which names a part of an objective"
    _, page, columns = best
    return (
        f"{number}; the nearest, on page {page}, has only {_headers(columns)} "
        "and nothing that names an objective"
    )


def _headers(columns: list[BoundColumn]) -> str:
    best = sorted(columns, key=lambda column: -column.score)[:_SHOWN_HEADERS]
    return ", ".join(f"{_short(column.header)!r} (as {column.field})" for column in best)
