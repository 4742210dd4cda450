"""How plausible it is that the values of a column, taken together, are of a field."""

from collections.abc import Callable

from extractor.drafting.fields import FIELDS
from extractor.drafting.looks import Look, Profile

_COUNTED = 4  # values from which numbers that go up by one are seen to count
_MOSTLY = 0.6  # share of values from which a type speaks against a field
_FEW = 0.3
_SHORT_PROSE = 60  # characters: shorter texts that are no sentences describe nothing at length
_WORD_OR_TWO = 20  # characters
_LONG_NAME = 40  # characters: longer texts that all differ are no names
_LETTERS = 3  # a shorter text names nobody
_NAME = 60  # characters of a name or a kind


def _title(profile: Profile) -> float:
    if profile.share(Look.PERSON, Look.UNIT) > _MOSTLY:
        return 0.4
    return 0.7 if profile.share(Look.SENTENCE) > _MOSTLY else 1.0


def _of_record(profile: Profile) -> float:
    return _title(profile) * (0.6 if profile.distinct_records < _MOSTLY else 1.0)


def _at_length(profile: Profile) -> float:
    is_short = profile.length < _SHORT_PROSE and profile.share(Look.SENTENCE) < _FEW
    return 0.45 if is_short else 1.0


def _in_a_word(profile: Profile) -> float:
    return 0.2 if profile.length > _WORD_OR_TWO else 1.0


def _people(profile: Profile) -> float:
    return 0.4 if profile.share(Look.UNIT) > _MOSTLY else 1.0


def _no_figure(profile: Profile) -> float:
    return 0.3 if profile.share(Look.FIGURE) > _MOSTLY else 1.0


def _no_phrase(profile: Profile) -> float:
    return 0.4 if profile.share(Look.TEXT) > _MOSTLY else 1.0


def _several(profile: Profile) -> float:
    """Thresholds are several figures."""
    return 0.5 if profile.share(Look.FIGURE) > _MOSTLY else 1.0


def _name(profile: Profile) -> float:
    if profile.share(Look.DAY, Look.SENTENCE) > _MOSTLY:
        return 0.4
    if profile.length < _LETTERS or profile.share(Look.MEASURE) > _MOSTLY:
        return 0.3
    return 0.6 if profile.distinct == 1.0 and profile.length > _LONG_NAME else 1.0


def _unit(profile: Profile) -> float:
    return _name(profile) * (0.7 if profile.share(Look.PERSON) > _MOSTLY else 1.0)


def _manager(profile: Profile) -> float:
    return _name(profile) * (0.7 if profile.share(Look.UNIT) > _MOSTLY else 1.0)


def _money(profile: Profile) -> float:
    """Costs are figures, or sentences about them; phrases that all differ are titles."""
    is_phrase = profile.share(Look.TEXT) > _MOSTLY and profile.share(Look.SENTENCE) < _FEW
    return 0.4 if is_phrase and profile.distinct_records > _MOSTLY else 1.0


def _links(profile: Profile) -> float:
    """Links to what stands above recur; codes that all differ are the records' own."""
    own = len(profile.groups) > 2 and profile.distinct_records == 1.0
    return 0.2 if own and profile.share(Look.CODE) > _MOSTLY else 1.0


def _kind(profile: Profile) -> float:
    """What is known and kept as an extra: kinds, strategic or not, a politician."""
    if profile.length > _NAME:
        return 0.3
    differ = len(profile.groups) > 2 and profile.distinct_records > _MOSTLY
    return 0.3 if differ and profile.share(Look.TEXT) > _MOSTLY else 1.0


def _reached(profile: Profile) -> float:
    """What is to be reached differs from step to step; numbers that count the steps do not."""
    return 0.4 if profile.counts_up and len(profile.values) >= _COUNTED else 1.0


_PLAUSIBLE: dict[str, Callable[[Profile], float]] = {
    "objective.title": _of_record,
    "step.description": _title,
    "step.indicator": _title,
    "objective.current_situation": _at_length,
    "objective.critical_issues": _at_length,
    "objective.expected_situation": _at_length,
    "objective.expected_benefits": _at_length,
    "objective.actions": _at_length,
    "objective.unit": _unit,
    "objective.manager": _manager,
    "objective.staff": _people,
    "objective.costs": _money,
    "objective.links": _links,
    "objective.priority": _in_a_word,
    "step.target": _reached,
    "step.unit_of_measure": _in_a_word,
    "step.polarity": _no_figure,
    "step.formula": _no_figure,
    "step.frequency": _no_figure,
    "step.source": _no_figure,
    "step.baseline": _no_phrase,
    "step.thresholds": _several,
    "verification.score": _no_phrase,
    "verification.deviation": _no_phrase,
}


def plausible(name: str, profile: Profile) -> float:
    """A factor for what words say of a field, 0 to 1."""
    judge = _PLAUSIBLE.get(name)
    if judge is None:
        return 1.0 if name in FIELDS else _kind(profile)
    return judge(profile) if profile.values else 1.0
