"""Labels and columns bound to fields, once for the document, as one assignment.

Words, the types of all values, their arithmetic, their sequence and their place speak for a field;
the assignment whose degrees add up to most is taken. Nothing depends on the order of names.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractor.drafting.fields import field_of
from extractor.layouts.values import share
from extractor.structure.shapes import is_day, is_figure, is_label_of_record, is_value

_NOTHING = 0.3  # degree below which a label stays without a field
_WORDS_ALONE = 0.35  # of a degree that words give whatever the values look like
_GUESS_DAY = 0.42
_GUESS_CODE = 0.4
_GUESS_WEIGHT = 0.45
_LAST_TITLE = 2  # columns before the one that may hold titles, where no word tells
_GUESS_TITLE = 0.4
_GUESS_TEXT = 0.34
_SUMS = 1.0  # percentage points by which weights may miss 100
_WHOLE = 100.0


@dataclass(frozen=True)
class Column:
    """What is to be bound: a column, or a label with all its values.

    Attributes:
        name: As printed.
        degrees: What its words say, by field.
        values: All its values, in order; blank ones left out.
        groups: The same by record.
        position: Of it among its neighbours, from 0.
        is_label: Whether it is a label of cards; the values of one say little of what it is.
    """

    name: str
    degrees: Mapping[str, float]
    values: Sequence[str]
    groups: Sequence[Sequence[str]]
    position: int = 0
    is_label: bool = False


@dataclass(frozen=True)
class Bound:
    """The field that a column was found to hold.

    Attributes:
        field: As ``level.name``.
        degree: How sure that is, 0 to 1.
        by_words: What the words alone say of it.
        name: The header or label, as printed.
    """

    field: str
    degree: float
    by_words: float
    name: str = ""


def assign(
    columns: Sequence[Column],
    allowed: Sequence[str],
    bonus: Mapping[tuple[int, str], float] | None = None,
) -> dict[int, Bound]:
    """The field of each column; columns that hold none are left out.

    Args:
        columns: What is to be bound.
        allowed: The levels of fields that may be bound.
        bonus: What the place of a column adds for a field, by its number and the field.
    """
    degrees: list[dict[str, float]] = []
    for number, column in enumerate(columns):
        found = _degrees(column, allowed)
        for name in found:
            found[name] += (bonus or {}).get((number, name), 0.0)
        degrees.append({name: value for name, value in found.items() if value >= _NOTHING})
    names = sorted({name for found in degrees for name in found})
    if not names:
        return {}
    gains = [[found.get(name, 0.0) for name in names] for found in degrees]
    chosen = best_assignment(gains)
    return {
        number: Bound(
            names[at],
            round(gains[number][at], 4),
            columns[number].degrees.get(names[at], 0.0),
            columns[number].name,
        )
        for number, at in chosen.items()
        if gains[number][at] > 0
    }


def _degrees(column: Column, allowed: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, degree in column.degrees.items():
        field = field_of(name)
        if field.level not in allowed:
            continue
        fit = field.fit(column.values)
        found[name] = degree * (_WORDS_ALONE + (1 - _WORDS_ALONE) * fit)
        if name in ("objective.weight_pct", "step.weight_in_objective_pct"):
            found[name] += _sums(name, column)
    for name, degree in _guesses(column).items():
        if name.split(".", maxsplit=1)[0] in allowed:
            found[name] = max(found.get(name, 0.0), degree)
    return found


def _sums(name: str, column: Column) -> float:
    """What the sums of a column of figures say: over all records, or within each."""
    whole = sums_to_whole(column.groups)
    if name == "objective.weight_pct":
        return 0.15 if whole == "records" else -0.15 if whole == "steps" else 0.0
    return 0.15 if whole == "steps" else -0.15 if whole == "records" else 0.0


def sums_to_whole(groups: Sequence[Sequence[str]]) -> str | None:
    """Whether figures add up to 100 within each record, or over the ``records``."""
    figures = [
        [figure for text in values if (figure := share(text)) is not None] for values in groups
    ]
    figures = [values for values in figures if values]
    if not figures:
        return None
    within = sum(len(values) > 1 and abs(sum(values) - _WHOLE) <= _SUMS for values in figures)
    if within > len(figures) / 2:
        return "steps"
    if all(len(set(values)) == 1 for values in figures) and len(figures) > 1:
        total = sum(values[0] for values in figures)
        if abs(total - _WHOLE) <= _SUMS or abs(total - 1) < 0.011:
            return "records"
    return None


def _guesses(column: Column) -> dict[str, float]:
    """What the values alone say, where words say nothing."""
    values = column.values
    if column.is_label:
        return _guesses_of_label(column)
    if len(values) < 2 or max(column.degrees.values(), default=0.0) >= 0.5:
        return {}
    guesses: dict[str, float] = {}
    if _share_of(is_day, values) >= 0.8 and not _share_of(is_figure, values) > 0.3:
        guesses["step.deadline"] = _GUESS_DAY
    if column.position == 0 and _share_of(is_label_of_record, values) >= 0.9:
        guesses["step.code"] = guesses["objective.code"] = _GUESS_CODE
    if _share_of(lambda text: share(text) is not None, values) >= 0.9:
        whole = sums_to_whole(column.groups)
        if whole == "steps":
            guesses["step.weight_in_objective_pct"] = _GUESS_WEIGHT
        elif whole == "records":
            guesses["objective.weight_pct"] = _GUESS_WEIGHT
    is_text = _share_of(lambda text: not is_value(text) and len(text) > 12, values)
    if is_text >= 0.9 and column.position <= _LAST_TITLE:
        guesses["objective.title"] = _GUESS_TEXT + 0.03 - 0.01 * column.position
    if is_text >= 0.9 and len(set(values)) >= 0.9 * len(values):
        guesses["step.description"] = _GUESS_TEXT - 0.01 * column.position
    return guesses


def _guesses_of_label(column: Column) -> dict[str, float]:
    """What the values of a label of cards alone say, where its words say nothing."""
    values = column.values
    if len(values) < 3 or max(column.degrees.values(), default=0.0) >= 0.5:
        return {}
    if len(values) > 1.2 * len(column.groups):
        return {}
    guesses: dict[str, float] = {}
    is_distinct = len(set(values)) == len(values)
    if is_distinct and _share_of(is_label_of_record, values) >= 0.9:
        guesses["objective.code"] = _GUESS_CODE
    if is_distinct and _share_of(_is_title, values) >= 0.9:
        guesses["objective.title"] = _GUESS_TITLE
    figures = _share_of(lambda text: share(text) is not None, values)
    if figures >= 0.9 and sums_to_whole(column.groups) == "records":
        guesses["objective.weight_pct"] = _GUESS_WEIGHT
    return guesses


def _is_title(text: str) -> bool:
    return (
        12 <= len(text) <= 160 and not is_value(text) and not is_day(text) and text[-1] not in ".;"
    )


def _share_of(holds: Callable[[str], bool], values: Sequence[str]) -> float:
    return sum(map(holds, values)) / len(values)


def best_assignment(gains: Sequence[Sequence[float]]) -> dict[int, int]:
    """Rows paired with columns, one each, so that the gains add up to most.

    The Hungarian method with potentials; a row of no gain may stay alone.
    """
    rows, width = len(gains), len(gains[0])
    cols = width + rows  # so that every row may stay alone
    cost = [[-gains[r][c] if c < width else 0.0 for c in range(cols)] for r in range(rows)]
    u, v = [0.0] * (rows + 1), [0.0] * (cols + 1)
    match = [0] * (cols + 1)
    for row in range(1, rows + 1):
        match[0] = row
        column = 0
        least = [float("inf")] * (cols + 1)
        way = [0] * (cols + 1)
        used = [False] * (cols + 1)
        while match[column]:
            used[column] = True
            current, delta, following = match[column], float("inf"), 0
            for other in range(1, cols + 1):
                if used[other]:
                    continue
                reduced = cost[current - 1][other - 1] - u[current] - v[other]
                if reduced < least[other] - 1e-12:
                    least[other], way[other] = reduced, column
                if least[other] < delta - 1e-12:
                    delta, following = least[other], other
            for other in range(cols + 1):
                if used[other]:
                    u[match[other]] += delta
                    v[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return {match[column] - 1: column - 1 for column in range(1, width + 1) if match[column]}
