"""Explains how a document was read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.coverage.left_out import Left
from extractor.coverage.verdict import Coverage
from extractor.drafting.best import Choice
from extractor.drafting.scoring import places
from extractor.explaining_columns import seen_blocks
from extractor.explanation import (
    Explanation,
    Fact,
    LeftOut,
    SeenBinding,
    SeenLabel,
    SeenReading,
    SeenTable,
)
from extractor.interpretation import Interpretation, interpret
from extractor.layouts.blocks import Block
from extractor.layouts.drafts import DocumentDraft, ObjectiveDraft, Value
from extractor.layouts.events import BoundBlock, Caption, Heading, UnitHeading
from extractor.layouts.pairs import Pair
from extractor.layouts.vocabulary import Vocabulary, load_vocabulary
from extractor.no_objectives import no_objectives
from extractor.recording import record
from extractor.tables.cell import Place, Table
from extractor.tables.text import line_text
from models.registry import RegistryEntry, load_registry
from models.vocabulary import DocumentKind, Engine

_DIGITS = re.compile(r"\d+")
_NAMES_FIELD = 0.7  # header score from which a cell of a first row counts as a header
_SHOWN = 60  # characters of a text
_WHAT = {
    Left.TABLE: "table",
    Left.OTHER_MATTER: "table",
    Left.ROW: "row",
    Left.CELLS: "cells",
    Left.BOX: "box",
    Left.LINE: "line",
    Left.HEADER: "header",
}


def explain(
    path: Path,
    *,
    consortium_id: str | None = None,
    registry: tuple[RegistryEntry, ...] | None = None,
    vocabulary: Path | None = None,
    password: str | None = None,
    engine: Engine = Engine.PDFIUM,
) -> Explanation:
    """Read a document as :func:`extractor.extract` does, and say how; of several, the first.

    A document without objectives is explained as well: its conclusion says why there are none.

    Args:
        path: A PDF.
        consortium_id: Whose it is, where the document does not say.
        registry: The bodies known; the built-in registry when None.
        vocabulary: A TOML file of further headers.
        password: Opens an encrypted file.
        engine: The reader of its pages.

    Raises:
        ExtractionError: When the pages cannot be read or hold no text.
    """
    return explain_file(
        path,
        consortium_id=consortium_id,
        registry=registry,
        vocabulary=vocabulary,
        password=password,
        engine=engine,
    )[0]


def explain_file(
    path: Path,
    *,
    consortium_id: str | None = None,
    registry: tuple[RegistryEntry, ...] | None = None,
    vocabulary: Path | None = None,
    password: str | None = None,
    engine: Engine = Engine.PDFIUM,
) -> tuple[Explanation, ...]:
    """Explain each document of a file; arguments and errors are those of :func:`explain`."""
    words = load_vocabulary(vocabulary)
    entries = registry if registry is not None else load_registry()
    file = interpret(path, consortium_id, entries, words, engine=engine, password=password)
    return tuple(_explanation(read, words) for read in file.documents)


def _explanation(read: Interpretation, words: Vocabulary) -> Explanation:
    recorded = record(read, read.path.stem, words)
    records, coverage = recorded.records, recorded.coverage
    return Explanation(
        file=read.path.name,
        page_count=len(read.pages),
        first_page=read.part.first_page,
        engine=read.pages[0].engine.value,
        owner=read.owner.consortium,
        owner_reason=read.owner.reason,
        facts=tuple(_facts(read, words)),
        tables=tuple(_tables(read)),
        readings=_readings(read.choice),
        bindings=_bindings(read.choice),
        blocks=seen_blocks(read, words),
        labels=_labels(read),
        left_out=tuple(_left_out(read, words, coverage)),
        objectives=len(records.objectives),
        steps=len(records.steps),
        verifications=len(records.verifications),
        conclusion=(
            f"{len(records.objectives)} objectives, {len(records.steps)} steps, "
            f"{len(records.verifications)} verifications"
            if records.objectives
            else no_objectives(read).problem
        ),
        coverage_pct=coverage.share_pct,
        reading_status=coverage.status,
        doubts=tuple(doubt.sentence for doubt in coverage.doubts),
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _facts(read: Interpretation, words: Vocabulary) -> Iterator[Fact]:
    facts = read.facts
    yield Fact("kind", facts.kind.value, _why_kind(read, words), _page(facts.title))
    yield _fact("title", facts.title.text if facts.title is not None else None, facts.title)
    years = facts.period
    period = f"{years[0]}-{years[1]}" if years is not None else None
    yield _fact("period", period, facts.period_value)
    year = facts.reference_year
    if year is None and facts.kind is DocumentKind.PLAN:
        yield Fact("reference year", None, "a plan has no results", None)
    else:
        text = str(year) if year is not None else None
        yield _fact("reference year", text, facts.reference_year_value)
    yield _fact("date", facts.published_on.text if facts.published_on else None, facts.published_on)


def _fact(name: str, value: str | None, source: Value | None) -> Fact:
    if value is None or source is None:
        return Fact(name, value, "nothing says it", None)
    text = _short(source.text)
    return Fact(name, value, "as printed" if value == source.text else repr(text), _page(source))


def _page(value: Value | None) -> int | None:
    return value.parts[0].page if value is not None and value.parts else None


def _why_kind(read: Interpretation, words: Vocabulary) -> str:
    title, kind = read.facts.title, read.facts.kind
    if title is None:
        return "no title names a kind; tables with results make a verification, others a plan"
    if words.kind_of(title.text, words.documents) == kind.value:
        return f"the title {_short(title.text)!r} names it"
    return f"its tables hold results, whatever the title {_short(title.text)!r} says"


def _tables(read: Interpretation) -> Iterator[SeenTable]:
    for number, table in enumerate(read.tables, start=1):
        yield SeenTable(
            number=number,
            pages=(table.page, max(row.page for row in table.rows)),
            rows=len(table.rows),
            columns=max(len(row.all_cells()) for row in table.rows),
            is_ruled=table.is_ruled,
            first_words=_short(_first_words(table, read)),
        )


def _readings(choice: Choice) -> tuple[SeenReading, ...]:
    """The hypotheses that gave any record, and the reading that was chosen of them."""
    chosen = choice.reading
    readings = [chosen, *(other for other in choice.readings if other.name != chosen.name)]
    return tuple(
        SeenReading(
            reading.name,
            reading.score,
            len(reading.objectives),
            reading is chosen,
            tuple(reading.parts.items()),
        )
        for reading in readings
        if reading.score > 0
    )


def _bindings(choice: Choice) -> tuple[SeenBinding, ...]:
    """Columns and labels of the chosen reading, each with its field."""
    seen = (
        SeenBinding(bound.name, bound.field, bound.degree, bound.by_words)
        for bound in choice.reading.bound
    )
    return tuple(dict.fromkeys(seen))


def _first_words(table: Table, read: Interpretation) -> str:
    texts = (cell.text(read.style) for row in table.rows for cell in row.all_cells())
    return next((text for text in texts if text), "")


def _labels(read: Interpretation) -> tuple[SeenLabel, ...]:
    """Labels and headings, those of the same words and meaning together."""
    fields = _fields_by_place(read.draft)
    seen: dict[tuple[str, str | None], SeenLabel] = {}
    for text, value in _labelled(read):
        field = _field_of(value, fields)
        before = seen.get((text, field))
        if before is None:
            page, example = _page(value), value.text if value is not None else ""
            seen[text, field] = SeenLabel(text, field, 1, page or 1, _short(example))
        else:
            seen[text, field] = SeenLabel(
                text, field, before.count + 1, before.page, before.example
            )
    return tuple(seen.values())


def _labelled(read: Interpretation) -> Iterator[tuple[str, Value | None]]:
    for event in read.events:
        if isinstance(event, Pair) and event.value is not None:
            yield event.label, event.value
        elif isinstance(event, Heading):
            yield "(heading of an objective)", event.title or event.code
        elif isinstance(event, UnitHeading):
            yield "(heading of a unit)", event.unit


def _field_of(value: Value | None, fields: dict[Place, str]) -> str | None:
    if value is None:
        return None
    named = (fields[place] for place in sorted(places(value.parts)) if place in fields)
    return next(named, None)


def _fields_by_place(draft: DocumentDraft) -> dict[Place, str]:
    """The field that each word of the draft's values was read into."""
    return {
        place: f"{level}.{name}"
        for objective in draft.objectives
        for level, values in _levels(objective)
        for name, value in values.items()
        for place in places(value.parts)
    }


def _levels(objective: ObjectiveDraft) -> Iterable[tuple[str, dict[str, Value]]]:
    yield "objective", objective.values
    if objective.heading_unit is not None:
        yield "objective", {"unit": objective.heading_unit}
    for step in objective.steps:
        yield "step", step.values
        if step.verification is not None:
            yield "verification", step.verification


def _unread_rows(block: Block, read: Interpretation, words: Vocabulary) -> LeftOut:
    """Rows that no header names: their first row, and which of its cells the vocabulary knows."""
    headers = [column.header for column in block.columns if column.header]
    cells = block.rows[0] if block.rows else []
    texts = headers or [
        text for cell in cells if cell is not None and (text := cell.text(read.style))
    ]
    known = [
        text for text in texts if (scores := words.scores(text)) and scores[0].score >= _NAMES_FIELD
    ]
    reason = (
        f"{len(block.rows)} rows, no header: the vocabulary knows {len(known)} of the "
        f"{len(texts)} cells of the first"
    )
    return LeftOut("rows", block.page, " | ".join(map(_short, texts)), reason)


def _left_out_of_pages(read: Interpretation) -> Iterator[LeftOut]:
    """What was left out before anything was read: furniture, stamps, text nobody sees."""
    stamped = {id(word) for stamp in read.stamps for line in stamp.lines for word in line}
    lines = [line for line in read.furniture if id(line.words[0]) not in stamped]
    running = {_DIGITS.sub("#", line_text(line.words)): line for line in reversed(lines)}
    for line in reversed(running.values()):
        text = _short(line_text(line.words))
        yield LeftOut("running line", line.page, text, "it stands on other pages too")
    stamps = {_DIGITS.sub("#", stamp.text): stamp for stamp in reversed(read.stamps)}
    for stamp in reversed(stamps.values()):
        yield LeftOut("stamp", stamp.page, _short(stamp.text), stamp.sign.value)
    for number in read.illegible_pages:
        reason = "its text layer does not say which letters are printed"
        yield LeftOut("text", number, "the whole page", reason)
    for page in read.pages:
        if page.hidden_words:
            text = f"{page.hidden_words} words"
            yield LeftOut("hidden text", page.number, text, "clipped away or drawn without ink")


def _left_out(read: Interpretation, words: Vocabulary, coverage: Coverage) -> Iterator[LeftOut]:
    yield from _left_out_of_pages(read)
    yield from _unread(read, words, coverage)
    prose = [event for event in read.events if isinstance(event, Caption)]
    if prose:
        yield LeftOut("text", None, f"{len(prose)} lines", "neither tables, labels nor headings")


def _unread(read: Interpretation, words: Vocabulary, coverage: Coverage) -> Iterator[LeftOut]:
    """Regions that no record holds; without any objective, the rows that no header names."""
    if read.draft.objectives:
        for region in coverage.left_out:
            yield LeftOut(_WHAT[region.kind], region.page, _short(region.words), region.kind.value)
    for event in read.events:
        if isinstance(event, BoundBlock) and event.block.rows and not event.binding.fields:
            yield _unread_rows(event.block, read, words)
    for objective in read.draft.objectives:
        if "title" not in objective.values:
            value = next(iter(objective.values.values()), None)
            text = _short(value.text) if value is not None else ""
            yield LeftOut("objective", _page(value), text, "it has no title")
