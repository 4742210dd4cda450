"""What the values of columns and labels say of their fields, where no word does.

A guess is a degree as words give one, and never as high as words beyond doubt. All columns of a
table are looked at together: of two with dates the earlier are the beginnings, a text beside
figures to be reached is what is counted.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from extractor.drafting.looks import Look, Profile
from extractor.drafting.sums import sums_to_whole

_MOST = 0.9  # share of values from which all are taken to be of one type
_MANY = 0.7
_FEW = 0.2
_LONGEST_TITLE = 160  # characters
_LONGEST_NAME = 60  # characters of a unit's name
_ONCE = 1.2  # values a record up to which a label stands once in it
_SOME = 0.4
_OF_ONE = 0.85  # of a guess for the only step of a record
_MEASURED = frozenset({"step.target", "step.indicator", "step.deadline", "verification.outcome"})
_DONE = 0.25  # what is added for a result where all values say what was done
_FIRST = 0.04  # what a column that stands before the others of its kind is likelier a title


class Guessed(Protocol):
    """What is looked at of a column or a label."""

    @property
    def profile(self) -> Profile:
        """What its values look like."""

    @property
    def is_label(self) -> bool:
        """Whether it is a label of cards."""

    @property
    def level(self) -> str | None:
        """Whose it is by its place."""


@dataclass(frozen=True)
class _Table:
    """What the columns of a table hold together."""

    has_targets: bool
    has_other_targets: bool
    has_days: bool
    has_states: bool
    texts: tuple[int, ...]


def guesses(columns: Sequence[Guessed], levels: Collection[str]) -> list[dict[str, float]]:
    """The fields that each column may hold by its values, with degrees.

    Args:
        columns: Of one table, or the labels of one kind of card.
        levels: Those of the fields that may be bound.
    """
    table = _Table(
        any(column.profile.share(Look.FIGURE) >= _MANY for column in columns),
        any(_is_of_targets(column.profile) for column in columns),
        any(column.profile.share(Look.DAY) >= _MANY for column in columns),
        any(column.profile.share(Look.STATE) >= _MANY for column in columns),
        tuple(number for number, column in enumerate(columns) if _is_text(column.profile)),
    )
    found = []
    for number, column in enumerate(columns):
        degrees: dict[str, float] = {}
        if column.profile.values:
            of = column.level or _level(column)
            if "objective" in levels and of != "step":
                degrees.update(_of_record(column, table, number))
            is_day = not column.is_label and column.profile.share(Look.DAY) >= _MANY
            if "step" in levels and (of != "objective" or is_day):
                degrees.update(_of_step(column.profile, table))
            elif "step" in levels and column.is_label and column.level is None:
                degrees.update(_of_only_step(column.profile, table))
        found.append({name: value for name, value in degrees.items() if value > 0})
    _settle_days(columns, found)
    return found


def _level(column: Guessed) -> str | None:
    """A label that stands once in a record is of the record, one that recurs of its steps."""
    if not column.is_label:
        return None
    once = len(column.profile.values) <= _ONCE * max(1, len(column.profile.groups))
    return "objective" if once else "step"


def _is_text(profile: Profile) -> bool:
    return profile.share(Look.TEXT) >= _MANY


def _of_record(column: Guessed, table: _Table, number: int) -> dict[str, float]:
    """Fields of an objective."""
    profile = column.profile
    found = {
        "objective.code": _code(profile),
        "objective.weight_pct": _weight(profile, "records", is_label=column.is_label),
        "objective.unit": _unit(profile),
        "objective.manager": 0.6 * (profile.share(Look.PERSON) >= _MANY),
        "objective.political_manager": 0.65 * (profile.share(Look.POLITICIAN) >= _MANY),
        "objective.priority": 0.62 * (profile.share(Look.PRIORITY) >= _MANY),
        "objective.programmes": 0.62 * (profile.share(Look.PROGRAMME) >= _MANY),
        "objective.staff": 0.5 * (profile.share(Look.STAFF) >= _MANY),
        "objective.stakeholders": 0.52 * (profile.share(Look.PUBLIC) >= _MANY),
    }
    if profile.share(Look.SENTENCE) >= _MANY:
        found["objective.expected_benefits"] = 0.4 + 0.15 * profile.share(Look.BENEFIT)
        found["objective.current_situation"] = 0.4 + 0.15 * profile.share(Look.SITUATION)
    title = _title(profile, is_label=column.is_label)
    if title:
        first = table.texts[:1] == (number,)
        found["objective.title"] = title + _FIRST * first
    return found


def _of_step(profile: Profile, table: _Table) -> dict[str, float]:
    """Fields of a step and of what verifies it."""
    found = {
        "step.deadline": 0.6 * (profile.share(Look.DAY) >= _MANY),
        "step.weight_in_objective_pct": _weight(profile, "steps", is_label=False),
        "step.source": 0.56 * (profile.share(Look.RECORD) >= _MANY),
        "step.unit_of_measure": 0.56 * (profile.share(Look.MEASURE) >= _MANY),
        "step.code": 0.6 * (profile.counts_up and len(profile.values) > 1),
        "verification.outcome": 0.6 * (profile.share(Look.STATE) >= _MANY),
    }
    figures = profile.share(Look.FIGURE)
    if figures >= _MANY and not profile.counts_up:
        bounds = profile.share(Look.BOUND)
        found["step.target"] = 0.46 + 0.12 * bounds
        found["verification.text"] = 0.4 * (bounds < _FEW)
        if profile.share(Look.PERCENT) >= _MOST and bounds < _FEW:
            found["verification.achieved_pct"] = 0.5 if table.has_other_targets else 0.38
    if _is_text(profile) and profile.share(Look.UNIT, Look.PERSON) < _MANY:
        counted = profile.share(Look.QUANTITY)
        alone = len(table.texts) == 1
        measured = table.has_targets and not table.has_days
        done = table.has_days and not table.has_targets
        found["step.indicator"] = 0.4 + 0.14 * counted + 0.12 * (alone and measured)
        found["step.description"] = 0.5 - 0.14 * counted + 0.12 * (alone and done)
        told = _DONE * profile.share(Look.DONE) * (not alone)
        found["verification.text"] = (0.46 if table.has_states else 0.36) + told
    return found


def _of_only_step(profile: Profile, table: _Table) -> dict[str, float]:
    """Fields of a step that a record has one of, so that its labels stand once in the record."""
    return {
        name: _OF_ONE * degree
        for name, degree in _of_step(profile, table).items()
        if name in _MEASURED and (name != "step.indicator" or profile.share(Look.QUANTITY) >= _SOME)
    }


def _is_of_targets(profile: Profile) -> bool:
    """Whether figures are bounds to be reached, and not all of them percentages."""
    is_of_figures = profile.share(Look.FIGURE) >= _MANY and profile.share(Look.BOUND) >= _FEW
    return is_of_figures and profile.share(Look.PERCENT) < _MOST


def _code(profile: Profile) -> float:
    """Codes differ from record to record; bare numbers count up."""
    if profile.share(Look.CODE) < _MOST or profile.share(Look.PERCENT) > _FEW:
        return 0.0
    if all(text.strip(" .)").isdigit() for text in profile.values):
        return 0.58 if profile.counts_up else 0.0
    return 0.6 if profile.distinct_records >= _MANY else 0.4


def _weight(profile: Profile, whole: str, *, is_label: bool) -> float:
    """Weights add up to 100."""
    if profile.share(Look.SHARE) < _MOST or profile.counts_up:
        return 0.0
    if sums_to_whole(profile.groups) == whole:
        return 0.68
    return 0.36 if is_label else 0.0


def _unit(profile: Profile) -> float:
    """Units begin with a word for one, or recur and are short."""
    if profile.share(Look.UNIT) >= 0.4:
        return 0.5 + 0.15 * profile.share(Look.UNIT)
    is_name = _is_text(profile) and profile.length <= _LONGEST_NAME
    recurs = len(profile.groups) > 2 and profile.distinct_records < _MOST
    return 0.44 if is_name and recurs and profile.share(Look.SENTENCE, Look.STAFF) < _FEW else 0.0


def _title(profile: Profile, *, is_label: bool) -> float:
    """Titles differ from record to record and are no sentences, names or units."""
    others = profile.share(
        Look.SENTENCE, Look.PERSON, Look.UNIT, Look.DAY, Look.STATE, Look.POLITICIAN
    )
    is_phrase = profile.share(Look.TEXT) >= _MOST and profile.length <= _LONGEST_TITLE
    if not is_phrase or others > _FEW or profile.distinct_records < _MOST:
        return 0.0
    if is_label:
        return 0.62 if len(profile.values) > 1 else 0.0
    return 0.52


def _settle_days(columns: Sequence[Guessed], found: list[dict[str, float]]) -> None:
    """Of two columns of days the one whose days are earlier holds the beginnings."""
    days = [number for number, degrees in enumerate(found) if degrees.get("step.deadline")]
    if len(days) != 2:
        return
    pairs = list(
        zip(columns[days[0]].profile.values, columns[days[1]].profile.values, strict=False)
    )
    order = sum(_sort_key(one) <= _sort_key(other) for one, other in pairs)
    first, last = days if 2 * order >= len(pairs) else days[::-1]
    found[first]["step.start"] = found[first].pop("step.deadline")
    found[last]["step.deadline"] += _FIRST


def _sort_key(text: str) -> tuple[str, ...]:
    return tuple(reversed([part.zfill(2) for part in text.replace(".", "/").split("/")]))
