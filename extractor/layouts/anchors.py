"""Whether what was read as an objective is one: what names it must be more than a general word."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractor.layouts.drafts import ObjectiveDraft, Value
from extractor.layouts.vocabulary import Vocabulary

_FEWEST_LETTERS = 3  # of a title
_FEWEST_MEASURES = 2  # that an objective under a general word has of its own
_LONGEST_HEADER = 4  # folded words of a header that speaks against objectives
_MANY_AGAINST = 2  # headers that speak against objectives from which a table holds no steps either
_MEASURES = frozenset(
    {
        "weight_pct",
        "achievement_indicator",
        "expected_situation",
        "expected_benefits",
        "current_situation",
        "critical_issues",
        "description",
        "indicator",
        "target",
        "deadline",
        "deadline_month",
        "weight_in_objective_pct",
        "weight_in_year_pct",
        "achieved_pct",
        "text",
        "outcome",
    }
)
"""Fields that tell an objective from any other thing that has a name, a number and an office."""


def is_anchored(objective: ObjectiveDraft, vocabulary: Vocabulary) -> bool:
    """Whether an objective's title is words under a label that says so.

    Under a label that names anything (``Oggetto``, ``Denominazione``) it is one only where it has
    measures of its own, under labels that are not as general.
    """
    title = objective.values.get("title")
    if title is None:
        return True
    if sum(map(str.isalpha, title.text)) < _FEWEST_LETTERS:
        return False
    if not _is_general(title, vocabulary):
        return True
    measures = {
        name
        for name, value in _values(objective)
        if name in _MEASURES and not _is_general(value, vocabulary)
    }
    return len(measures) >= _FEWEST_MEASURES


def _is_general(value: Value, vocabulary: Vocabulary) -> bool:
    """Whether a value stands under a label that may stand in any paper."""
    header = vocabulary.fold(value.header)
    return any(header == vocabulary.fold(word) for word in vocabulary.phrases("anchors", "general"))


def _values(objective: ObjectiveDraft) -> Iterator[tuple[str, Value]]:
    yield from objective.values.items()
    for step in objective.steps:
        yield from step.values.items()
        yield from (step.verification or {}).items()


def is_of_other_matter(headers: Sequence[str], vocabulary: Vocabulary, *, of_steps: bool) -> bool:
    """Whether headers are those of sums, creditors or works, and none names an objective.

    Args:
        headers: The headers of a table.
        vocabulary: The words.
        of_steps: Whether the table is read as the steps of an objective above it: one such header
            may then stand among those of measures.
    """
    folded = [vocabulary.fold(header) for header in headers if header]
    naming, against = _header_words(vocabulary)
    if any(naming.intersection(header) for header in folded):
        return False
    count = sum(_speaks_against(header, against) for header in folded)
    return count >= (_MANY_AGAINST if of_steps else 1)


Words = tuple[str, ...]


@cache
def _header_words(vocabulary: Vocabulary) -> tuple[frozenset[str], dict[str, tuple[Words, ...]]]:
    """Words that name objectives, and those that speak against them by their first word."""
    naming = frozenset(vocabulary.fold(word)[0] for word in vocabulary.phrases("anchors", "naming"))
    against: dict[str, list[Words]] = {}
    for phrase in vocabulary.phrases("anchors", "against"):
        words = vocabulary.fold(phrase)
        against.setdefault(words[0], []).append(words)
    return naming, {first: tuple(phrases) for first, phrases in against.items()}


def _speaks_against(header: Words, against: Mapping[str, tuple[Words, ...]]) -> bool:
    """Whether a short header holds words of sums, creditors or works."""
    return len(header) <= _LONGEST_HEADER and any(
        header[at : at + len(words)] == words
        for at, first in enumerate(header)
        for words in against.get(first, ())
    )
