"""The tables that close a document: strategic matrix, missions and programmes, scores of units."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.layouts.binding import Binding
from extractor.layouts.blocks import Block
from extractor.layouts.drafts import LinkDraft, Value, value_of
from extractor.layouts.values import is_code, out_of
from extractor.tables.cell import Cell, Part
from extractor.tables.text import JoinStyle

_NUMBERED = re.compile(r"^(\d{1,2})\b[\s.\-–]*")
_SCORED = 0.75  # share of the rows that must be scores; a line below the table may seem one
_LINKED = {"closing.performance": "performance", "closing.peg": "peg"}


def read_matrix(block: Block, binding: Binding, style: JoinStyle) -> Iterator[LinkDraft]:
    """Each objective that the matrix puts under an operational objective."""
    operational = binding.column("closing.operational")
    if operational is None:
        return
    strategic = [
        bound.index
        for bound in binding.columns
        if bound.field == "closing.strategic"
        or (bound.field is None and bound.index < operational.index)
    ]
    linked = [bound for bound in binding.columns if bound.field in _LINKED]
    group: _Strategic | None = None
    links: list[tuple[_Strategic, Value, str, Value]] = []
    code: Value | None = None
    for row in block.rows:
        values = [value for index in strategic if (value := value_of(row[index], style))]
        named = value_of(row[operational.index], style, operational.score, operational.score)
        group = _strategic_of(values, group, is_new=named is not None)
        code = named or code
        if code is None:
            continue
        for bound in linked:
            linked_codes = value_of(row[bound.index], style, bound.score, bound.score)
            kind = _LINKED[bound.field or ""]
            links += [(group, code, kind, objective) for objective in _separate(linked_codes)]
    for strategy, operational_code, kind, objective in links:
        yield LinkDraft(strategy.code, strategy.title, operational_code, kind, objective)


@dataclass(slots=True)
class _Strategic:
    """A strategic objective; its title may go on beside the rows below its own."""

    code: Value | None = None
    title: Value | None = None


def _strategic_of(values: list[Value], group: _Strategic | None, is_new: bool) -> _Strategic:
    """The strategic objective of a row: a new one, or the one above with more of its title."""
    number = next((value for value in values if is_code(value.text)), None)
    title = next((value for value in values if not _is_codes(value.text)), None)
    if group is None:
        return _Strategic(number, title)
    if number is not None and number != group.code:
        return _Strategic(number, title)
    if title is not None and title != group.title:
        if is_new and number is None and group.title is None:
            return _Strategic(number, title)
        group.title = _longer(group.title, title)
    return group


def _is_codes(text: str) -> bool:
    return all(map(is_code, text.split()))


def _longer(title: Value | None, rest: Value) -> Value:
    if title is None or rest.text in title.text:
        return title or rest
    return replace(title, text=f"{title.text} {rest.text}", parts=(*title.parts, *rest.parts))


def _separate(value: Value | None) -> list[Value]:
    """The codes of a cell, one by one; the cell as it is where it holds anything else."""
    if value is None:
        return []
    tokens = value.text.replace(",", " ").split()
    if len(tokens) > 1 and all(map(is_code, tokens)):
        return [replace(value, text=token) for token in tokens]
    return [value]


def missions_of(block: Block, binding: Binding) -> list[Part]:
    """Where the missions stand that a table of programmes names beside them."""
    bound = binding.column("closing.mission")
    cells = [row[bound.index] for row in block.rows] if bound is not None else []
    return [part for cell in cells if cell is not None for part in cell.parts]


def _number(cell: Cell | None, style: JoinStyle) -> tuple[str, Value] | None:
    value = value_of(cell, style)
    match = _NUMBERED.match(value.text) if value is not None else None
    return (f"{int(match.group(1)):02d}", value) if match and value is not None else None


def read_programmes(
    block: Block, binding: Binding, style: JoinStyle
) -> Iterator[tuple[str, Value]]:
    """Each programme as ``12.01`` with the cell that names it."""
    mission_column = binding.column("closing.mission")
    programme_column = binding.column("closing.programme")
    if mission_column is None or programme_column is None:
        return
    for row in block.rows:
        mission = _number(row[mission_column.index], style)
        programme = _number(row[programme_column.index], style)
        if mission is not None and programme is not None:
            yield f"{mission[0]}.{programme[0]}", programme[1]


def programme_title(text: str) -> str | None:
    """``01 Organi istituzionali`` without its number."""
    return _NUMBERED.sub("", text).strip() or None


def read_unit_scores(block: Block, style: JoinStyle) -> Iterator[tuple[Value, Value]]:
    """Units and their scores, where (nearly) every row is a unit and ``470/500``."""
    pairs = []
    for row in block.rows:
        values = [value for cell in row if (value := value_of(cell, style))]
        if len(values) == 2 and out_of(values[1].text) is not None:
            pairs.append((values[0], values[1]))
    if len(pairs) >= _SCORED * len(block.rows):
        yield from pairs
