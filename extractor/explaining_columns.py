"""Which column became which field, header by header."""

from dataclasses import dataclass, field, replace

from extractor.explanation import SeenBlock, SeenColumn
from extractor.interpretation import Interpretation
from extractor.layouts.binding import BoundColumn
from extractor.layouts.blocks import Block
from extractor.layouts.events import BoundBlock
from extractor.layouts.vocabulary import Vocabulary

READINGS = {
    "matrix": "a closing table of strategic and other objectives",
    "steps": "steps or verifications of the objective before them",
    "card": "objectives",
    "flat": "objectives with their steps in the same rows",
}
"""What the ways of reading a block mean."""

_WHOLE = 1.0
_LOWEST = 0.5  # as in binding: a header that scores less names nothing


@dataclass(slots=True)
class _Group:
    """Blocks that have the same headers and were read alike."""

    reading: str
    columns: list[SeenColumn]
    tables: list[int] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    rows: int = 0


def seen_blocks(read: Interpretation, words: Vocabulary) -> tuple[SeenBlock, ...]:
    """The blocks that were read, those under the same headers together."""
    numbers = {
        id(cell): number
        for number, table in enumerate(read.tables, start=1)
        for row in table.rows
        for cell in row.cells
    }
    groups: dict[tuple[object, ...], _Group] = {}
    for event in read.events:
        if not isinstance(event, BoundBlock) or not event.binding.fields:
            continue
        columns = [_column(event.block, bound, read, words) for bound in event.binding.columns]
        reading = READINGS[event.binding.reading]
        key = (reading, tuple((column.header, column.field) for column in columns))
        group = groups.setdefault(key, _Group(reading, columns))
        if group.columns is not columns:
            group.columns = list(map(_together, group.columns, columns))
        group.rows += len(event.block.rows)
        group.pages.append(event.block.page)
        group.tables.extend(_numbers_of(event.block, numbers))
    return tuple(
        SeenBlock(
            tables=tuple(dict.fromkeys(group.tables)),
            pages=tuple(dict.fromkeys(group.pages)),
            reading=group.reading,
            rows=group.rows,
            columns=tuple(group.columns),
        )
        for group in groups.values()
    )


def _numbers_of(block: Block, numbers: dict[int, int]) -> list[int]:
    """The table that a block was cut from: found by its first cell."""
    cells = [column.cell for column in block.columns]
    cells += [cell for row in block.rows for cell in row]
    return [numbers[id(cell)] for cell in cells if id(cell) in numbers][:1]


def _column(
    block: Block, bound: BoundColumn, read: Interpretation, words: Vocabulary
) -> SeenColumn:
    column = block.columns[bound.index]
    header = " / ".join(text for text in (*column.groups, column.header) if text)
    filled = sum(
        cell is not None and not cell.is_empty for cell in (row[bound.index] for row in block.rows)
    )
    return SeenColumn(
        header=header,
        field=bound.field,
        score=bound.score,
        fit=round(bound.fit, 2),
        filled=filled,
        reason=_reason(bound, column.groups, words),
    )


def _reason(bound: BoundColumn, groups: tuple[str, ...], words: Vocabulary) -> str:
    if bound.field is not None:
        if not bound.phrase:
            return "its place in the table"
        is_same = "says" if bound.score >= _WHOLE else "is like"
        misfit = "" if bound.fit >= _WHOLE else f"; {bound.fit:.0%} of its cells are of that type"
        return f"the header {is_same} {bound.phrase!r}{misfit}"
    if not bound.header:
        return "it has no header"
    spellings = [bound.header, *(f"{group} {bound.header}" for group in groups)]
    nearest = [item for text in spellings for item in words.scores(text)]
    if not nearest:
        return "kept as an extra: no phrase of the vocabulary is like the header"
    best = max(nearest, key=lambda item: item.score)
    if best.score >= _LOWEST:
        return f"kept as an extra: {best.field} is another column"
    return f"kept as an extra: the nearest is {best.phrase!r} of {best.field}, {best.score:.2f}"


def _together(one: SeenColumn, other: SeenColumn) -> SeenColumn:
    """The same column in two blocks: all its cells, and the worse fit."""
    worse = min(one, other, key=lambda column: column.fit)
    return replace(worse, filled=one.filled + other.filled)
