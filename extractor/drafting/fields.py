"""The fields that labels and columns may hold, and what their values look like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.layouts.values import has_date, is_mark, programmes, share, years
from extractor.structure.shapes import is_day, is_figure, is_label_of_record, is_value, is_year

_LONG_TITLE = 260  # characters
_LONG_PHRASE = 160


def _text(text: str) -> float:
    if is_figure(text) or is_mark(text) or is_label_of_record(text):
        return 0.0
    return 1.0 if any(letter.isalpha() for letter in text) else 0.0


def _title(text: str) -> float:
    return (
        _text(text) * (1.0 if 6 <= len(text) <= _LONG_TITLE else 0.5) * (0.0 if is_day(text) else 1)
    )


def _phrase(text: str) -> float:
    return (
        _text(text) * (1.0 if len(text) <= _LONG_PHRASE else 0.4) * (0.2 if has_date(text) else 1)
    )


def _code(text: str) -> float:
    return 1.0 if is_label_of_record(text) and not is_day(text) else 0.0


def _share(text: str) -> float:
    if is_year(text) or has_date(text):
        return 0.0
    figure = share(text)
    if figure is None:
        return 0.6 if is_figure(text) and len(text) < 12 else 0.0
    return 1.0 if 0 <= figure <= 100 else 0.3


def _day(text: str) -> float:
    if is_day(text):
        return 1.0
    if has_date(text) or years(text):
        return 0.7 if len(text) < 80 else 0.4
    return 0.0 if is_figure(text) else 0.3


def _target(text: str) -> float:
    if is_figure(text) or has_date(text):
        return 1.0
    if len(text) > 12 and not any(sign.isdigit() for sign in text):
        return 0.4
    return 0.9 if len(text) < 200 else 0.5


def _result(text: str) -> float:
    return 0.3 if is_mark(text) else 1.0


def _outcome(text: str) -> float:
    return 1.0 if is_mark(text) else (0.5 if len(text) < 30 and not is_value(text) else 0.1)


def _prose(text: str) -> float:
    return 0.0 if is_value(text) else 1.0


def _anything(text: str) -> float:
    return 1.0


def _year(text: str) -> float:
    return 1.0 if is_year(text) else 0.0


def _programme(text: str) -> float:
    return 1.0 if programmes(text) else 0.5 if any(sign.isdigit() for sign in text) else 0.2


@dataclass(frozen=True)
class Field:
    """A field.

    Attributes:
        name: As ``level.name``.
        fits: How far a text looks like a value of it, 0 to 1.
    """

    name: str
    fits: Callable[[str], float]

    @property
    def level(self) -> str:
        """``objective``, ``step`` or ``verification``."""
        return self.name.split(".", maxsplit=1)[0]

    def fit(self, texts: Sequence[str]) -> float:
        """How far texts look like its values; 1 where there are none."""
        if not texts:
            return 1.0
        return sum(map(self.fits, texts)) / len(texts)


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("objective.code", _code),
        Field("objective.title", _title),
        Field("objective.unit", _phrase),
        Field("objective.manager", _phrase),
        Field("objective.weight_pct", _share),
        Field("objective.first_year", _year),
        Field("objective.programmes", _programme),
        Field("objective.links", _anything),
        Field("objective.current_situation", _prose),
        Field("objective.critical_issues", _prose),
        Field("objective.expected_situation", _prose),
        Field("objective.expected_benefits", _prose),
        Field("objective.actions", _prose),
        Field("objective.staff", _anything),
        Field("objective.costs", _anything),
        Field("objective.achievement_indicator", _prose),
        Field("objective.stakeholders", _anything),
        Field("objective.priority", _anything),
        Field("step.code", _code),
        Field("step.description", _title),
        Field("step.deadline", _day),
        Field("step.start", _day),
        Field("step.indicator", _title),
        Field("step.measure", _anything),
        Field("step.target", _target),
        Field("step.weight_in_objective_pct", _share),
        Field("step.weight_in_year_pct", _share),
        Field("step.source", _phrase),
        Field("step.baseline", _anything),
        Field("step.formula", _anything),
        Field("step.polarity", _anything),
        Field("step.thresholds", _anything),
        Field("step.unit_of_measure", _anything),
        Field("step.frequency", _anything),
        Field("verification.text", _result),
        Field("verification.achieved_pct", _share),
        Field("verification.outcome", _outcome),
        Field("verification.deviation", _anything),
        Field("verification.score", _anything),
        Field("verification.cited_evidence", _anything),
    )
}
"""Every field that is bound, by its name."""


def field_of(name: str) -> Field:
    """A field; one that is bound by its words alone where nothing is known of its values."""
    return FIELDS.get(name) or Field(name, _anything)
