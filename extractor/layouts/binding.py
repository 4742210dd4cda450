"""Columns bound to fields, by what their headers say and by what their cells hold.

A header such as "codice" or "descrizione" may name a field of an objective or of a step. A block is
therefore read in several ways, each allowing some levels of fields; the reading that explains its
columns best wins, and the narrower one where two explain them equally well.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.layouts.blocks import Block, Column
from extractor.layouts.months import month_columns
from extractor.layouts.values import has_date, is_code, is_mark, percentage, years
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.text import JoinStyle

_LOWEST = 0.6  # a header that scores less names nothing
_NUMBERED = re.compile(r"[^\W\d](?:\s*n[.°]?)?\s+(\d)$", re.IGNORECASE)
_KNOWN_BY = frozenset(
    f"objective.{name}" for name in ("code", "title", "unit", "manager", "weight_pct")
)
_RIGHT_YEAR = 0.02  # what the year in a header adds
_FIRST_YEAR = 1990
_LONGEST_UNIT = 40  # letters
_MISFIT = 0.5  # what remains of the score of a column whose cells are of another type

NOT_STORED = frozenset(
    {
        "objective.instruments",
        "objective.kind",
        "objective.political_manager",
        "objective.strategicity",
        "step.indicator_kind",
        "step.trend",
        "verification.date",
        "verification.forecast",
    }
)
"""Fields that words name and no record has: their columns and labels are kept as extras."""

_FIGURES = frozenset(
    {
        "objective.weight_pct",
        "step.weight_in_objective_pct",
        "verification.achieved_pct",
        "verification.outcome",
        "verification.score",
    }
)
"""A table that names nothing but these sums up what stands elsewhere."""

READINGS: dict[str, tuple[str, ...]] = {
    "matrix": ("closing",),
    "steps": ("step", "verification"),
    "card": ("objective",),
    "flat": ("objective", "step", "verification"),
}
"""The ways of reading a block and the levels of fields that each allows, narrower ones first."""


@dataclass(frozen=True, slots=True)
class BoundColumn:
    """A column and the field that it was found to hold; no field where it fits none.

    Attributes:
        index: Of the column in its block.
        header: As printed.
        field: As ``level.name``, or None.
        score: How well the header names the field, 0 to 1.
        fit: Share of the filled cells that are of the field's type, 0 to 1.
        phrase: The phrase of the vocabulary that matched.
        number: Of the header, where columns of one name are numbered ("Indicatore 2"); else 0.
    """

    index: int
    header: str
    field: str | None
    score: float
    fit: float
    phrase: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Binding:
    """A reading of a block."""

    reading: str
    columns: tuple[BoundColumn, ...]
    score: float

    @property
    def fields(self) -> frozenset[str]:
        """The fields that were found."""
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of numbered columns; (0,) where there are none."""
        named = {column.number for column in self.columns if column.field and column.number}
        return tuple(sorted(named)) or (0,)

    def column(self, field: str) -> BoundColumn | None:
        """The column of a field."""
        return next((column for column in self.columns if column.field == field), None)


def _is_deadline(text: str) -> bool:
    return has_date(text) or bool(years(text)) or any(character.isdigit() for character in text)


def _is_percentage(text: str) -> bool:
    return percentage(text) is not None or any(character.isdigit() for character in text)


_TYPES: dict[str, Callable[[str], bool]] = {
    "objective.code": is_code,
    "objective.weight_pct": _is_percentage,
    "objective.first_year": lambda text: bool(years(text)),
    "step.code": is_code,
    "step.weight_in_objective_pct": _is_percentage,
    "step.weight_in_year_pct": _is_percentage,
    "step.deadline": lambda text: len(text) < 60,
    "verification.achieved_pct": lambda text: len(text) < 40,
    "objective.title": lambda text: not is_code(text) and percentage(text) is None,
    "objective.unit": lambda text: percentage(text) is None and not has_date(text),
    "step.description": lambda text: not is_code(text) and percentage(text) is None,
    "objective.actions": lambda text: not is_code(text),
    "verification.text": lambda text: not is_mark(text),
    "verification.outcome": is_mark,
    "verification.score": lambda text: any(map(str.isdigit, text)),
    "step.baseline": lambda text: not is_code(text) or any(map(str.isdigit, text)),
    "step.unit_of_measure": lambda text: len(text) < _LONGEST_UNIT and not has_date(text),
    "step.polarity": lambda text: len(text) < _LONGEST_UNIT,
}


def bind(
    block: Block, vocabulary: Vocabulary, style: JoinStyle, preferred_year: int | None = None
) -> Binding:
    """Read a block in the way that explains its columns best.

    Args:
        block: The block.
        vocabulary: The words of headers.
        style: How the document wraps its lines.
        preferred_year: Where columns of one field differ by the year in their headers, the year
            whose column counts.
    """
    texts = [
        [
            text
            for row in block.rows
            if (cell := row[index]) is not None and (text := cell.text(style))
        ]
        for index in range(len(block.columns))
    ]
    is_foreign = vocabulary.are_foreign([column.header for column in block.columns])
    candidates = [] if is_foreign else _candidates(block, texts, vocabulary, preferred_year)
    readings = [_read(name, levels, block, candidates) for name, levels in READINGS.items()]
    return max(readings, key=lambda binding: binding.score)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A field that a column may hold, and what speaks for it."""

    value: float
    column: BoundColumn
    field: str


def _candidates(
    block: Block, texts: list[list[str]], vocabulary: Vocabulary, preferred_year: int | None
) -> list[_Candidate]:
    months = month_columns([column.header for column in block.columns])
    candidates: list[_Candidate] = []
    for index, column in enumerate(block.columns):
        if index in months:
            field = f"month.{months[index]}"
            bound = BoundColumn(index, column.header, field, 1.0, 1.0, column.header)
            candidates.append(_Candidate(1.0, bound, field))
            continue
        year = _year_bonus(column, preferred_year)
        number = _number_of(column.header)
        for field, score, phrase in _header_scores(column.header, column.groups, vocabulary):
            if score < _LOWEST:
                continue
            fit = _fit(field, texts[index])
            value = score * (1 if fit >= 0.5 else _MISFIT) + year
            if value >= _LOWEST:
                bound = BoundColumn(index, column.header, field, score, fit, phrase, number)
                candidates.append(_Candidate(value, bound, field))
    return candidates


def _number_of(header: str) -> int:
    """The number that a header ends in: 2 of "Indicatore n. 2"; 0 where it has none."""
    match = _NUMBERED.search(header) if header[-1:].isdigit() else None
    return int(match.group(1)) if match else 0


def _year_bonus(column: Column, preferred_year: int | None) -> float:
    """What tells columns of one field for several years apart: the preferred year, else the first.

    Small enough never to outweigh another header.
    """
    named = years(" ".join([*column.groups, column.header]))
    if not named:
        return 0.0
    if preferred_year in named:
        return _RIGHT_YEAR
    return -_RIGHT_YEAR * (named[0] - _FIRST_YEAR) / 1000


def _read(
    name: str, levels: Sequence[str], block: Block, candidates: Sequence[_Candidate]
) -> Binding:
    """The best columns for the fields of some levels, one field a column and one column a field."""
    open_candidates = [
        item for item in candidates if item.field.split(".", maxsplit=1)[0] in (*levels, "month")
    ]
    alternatives = Counter(item.column.index for item in open_candidates)
    open_candidates.sort(
        key=lambda item: (
            -item.value,
            alternatives[item.column.index],
            _preference(item.field, levels),
            item.column.index,
        )
    )
    chosen: dict[int, BoundColumn] = {}
    used: set[tuple[str, int]] = set()
    total = 0.0
    for item in open_candidates:
        if item.column.index not in chosen and (item.field, item.column.number) not in used:
            chosen[item.column.index] = item.column
            used.add((item.field, item.column.number))
            total += item.value
    chosen = {index: bound for index, bound in chosen.items() if bound.field not in NOT_STORED}
    if len(chosen) > 1 and {bound.field for bound in chosen.values()} <= _FIGURES:
        chosen = {}
    columns = tuple(
        chosen.get(index, BoundColumn(index, column.header, None, 0.0, 0.0, ""))
        for index, column in enumerate(block.columns)
    )
    return Binding(name, columns, round(total, 4))


def _preference(field: str, levels: Sequence[str]) -> int:
    """The order of fields that a header names equally well, smaller first.

    Where steps stand beside objectives, an objective has what it is known by; the rest is the
    step's.
    """
    level = field.split(".", maxsplit=1)[0]
    if level not in levels:
        return len(levels) + 1
    if len(levels) > 1 and level == "objective" and field not in _KNOWN_BY:
        return len(levels)
    return levels.index(level)


def _header_scores(
    header: str, groups: tuple[str, ...], vocabulary: Vocabulary
) -> list[tuple[str, float, str]]:
    """Fields that a header names by itself or together with the headers of its groups."""
    found = {item.field: (item.score, item.phrase) for item in vocabulary.scores(header)}
    for group in groups:
        for item in vocabulary.scores(f"{group} {header}"):
            if item.score > found.get(item.field, (0.0, ""))[0]:
                found[item.field] = (item.score, item.phrase)
    return [(field, score, phrase) for field, (score, phrase) in found.items()]


def _fit(field: str, texts: Sequence[str]) -> float:
    """Share of cells that are of a field's type; 1 where the field takes anything."""
    is_of_type = _TYPES.get(field)
    if is_of_type is None or not texts:
        return 1.0
    return sum(map(is_of_type, texts)) / len(texts)
