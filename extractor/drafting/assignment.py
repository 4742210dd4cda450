"""Labels and columns bound to fields, once for the document, as one assignment.

Words, the types of all values, their arithmetic, their sequence and their place speak for a field;
the assignment whose degrees add up to most is taken. Nothing depends on the order of names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.drafting.fields import field_of
from extractor.drafting.guesses import guesses
from extractor.drafting.looks import Look, Profile
from extractor.drafting.plausible import plausible
from extractor.drafting.sums import sums_to_whole

_NOTHING = 0.3  # degree below which a label stays without a field
_WORDS_ALONE = 0.35  # of a degree that words give whatever the values look like, where it is 1
_SETTLED = 0.75  # degree from which words and types together are believed before any guess
_BESIDE_WORDS = 0.7  # of a guess that stays where another column is better named so
_ECHO = 0.2  # what is added for a title, and taken off all else, where texts recur elsewhere
_MOSTLY = 0.7  # share of the texts that recur, differ and are phrases then
_SUMS_TELL = 0.15  # what sums add for the field that they speak for
_TITLE = "objective.title"
_ABOVE = "objective.links"  # the level above, which is the level itself where there is no other
_MAY_NAME = 0.5  # degree from which words may name a title that is wanted
_STAYS = 0.25  # what a column that stays without a field is worth: a strong binding is not given
# up for two weak ones


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
        level: Whose it is by its place, ``objective`` or ``step``; None where that says nothing.
        elsewhere: Share of its values that stand elsewhere in the document too.
    """

    name: str
    degrees: Mapping[str, float]
    values: Sequence[str]
    groups: Sequence[Sequence[str]]
    position: int = 0
    is_label: bool = False
    level: str | None = None
    elsewhere: float = 0.0

    @cached_property
    def profile(self) -> Profile:
        """What its values look like together."""
        return Profile(self.values, self.groups)


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
    *,
    wants_title: bool = False,
) -> dict[int, Bound]:
    """The field of each column; columns that hold none are left out.

    Args:
        columns: What is to be bound.
        allowed: The levels of fields that may be bound.
        bonus: What the place of a column adds, by its number and the field or the level.
        wants_title: Whether without a title there is nothing to bind: a column whose words may
            name it is given up to another field only where a better one holds it, and so is what
            names the level above by values that differ like names.
    """
    degrees: list[dict[str, float]] = []
    guessed = guesses(columns, allowed)
    for number, column in enumerate(columns):
        found = _degrees(column, guessed[number], allowed)
        recurs = _recurs(column)
        for name in found:
            found[name] += _added(bonus or {}, number, name)
            if recurs:
                found[name] += _ECHO if name == _TITLE else -_ECHO
        degrees.append({name: value for name, value in found.items() if value >= _NOTHING})
    chosen = _chosen(columns, degrees)
    if not wants_title or _TITLE in {item.field for item in chosen.values()}:
        return chosen
    above = {number for number, item in chosen.items() if item.field == _ABOVE}
    titles = [
        {_TITLE: found[_TITLE]}
        if _TITLE in found and (column.degrees.get(_TITLE, 0.0) >= _MAY_NAME or number in above)
        else {}
        for number, (column, found) in enumerate(zip(columns, degrees, strict=True))
    ]
    for number in _chosen(columns, titles):
        degrees[number] = titles[number]
    return _chosen(columns, degrees)


def _chosen(columns: Sequence[Column], degrees: Sequence[Mapping[str, float]]) -> dict[int, Bound]:
    """The fields that add up to most."""
    names = sorted({name for found in degrees for name in found})
    if not names:
        return {}
    gains = [[max(0.0, found.get(name, 0.0) - _STAYS) for name in names] for found in degrees]
    chosen = best_assignment(gains)
    return {
        number: Bound(
            names[at],
            round(degrees[number][names[at]], 4),
            columns[number].degrees.get(names[at], 0.0),
            columns[number].name,
        )
        for number, at in chosen.items()
        if gains[number][at] > 0
    }


def _recurs(column: Column) -> bool:
    """Whether texts that differ from record to record recur elsewhere: they are titles."""
    profile = column.profile
    return (
        column.elsewhere >= _MOSTLY
        and profile.distinct_records >= _MOSTLY
        and profile.share(Look.TEXT) >= _MOSTLY
        and profile.share(Look.UNIT, Look.PERSON) < _MOSTLY
    )


def _added(bonus: Mapping[tuple[int, str], float], number: int, name: str) -> float:
    """What its place adds for a field, or for all of its level."""
    level = name.split(".", maxsplit=1)[0]
    return bonus.get((number, name), bonus.get((number, level), 0.0))


def _degrees(
    column: Column, guessed: Mapping[str, float], allowed: Sequence[str]
) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, degree in column.degrees.items():
        field = field_of(name)
        if field.level not in allowed:
            continue
        fit = field.fit(column.values) * plausible(name, column.profile)
        alone = _WORDS_ALONE * degree
        found[name] = degree * (alone + (1 - alone) * fit)
        if name in ("objective.weight_pct", "step.weight_in_objective_pct"):
            found[name] += _sums(name, column)
    share = 1.0
    if max(found.values(), default=0.0) >= _SETTLED:
        if column.profile.share(Look.TEXT) < _MOSTLY:  # figures of another field are no targets
            return found
        share = _BESIDE_WORDS
    for name, degree in guessed.items():
        if name.split(".", maxsplit=1)[0] in allowed:
            found[name] = max(found.get(name, 0.0), share * degree)
    return found


def _sums(name: str, column: Column) -> float:
    """What the sums of a column of figures say: over all records, or within each."""
    whole = sums_to_whole(column.groups)
    if whole is None:
        return 0.0
    is_of_records = name == "objective.weight_pct"
    return _SUMS_TELL if is_of_records == (whole == "records") else -_SUMS_TELL


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
