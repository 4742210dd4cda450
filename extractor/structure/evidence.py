"""What words say of a header, a label or a heading: degrees, never decisions."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from extractor.headers.composition import NO_FIELD
from extractor.layouts.folding import plain
from extractor.layouts.headings import is_total as is_total_row
from extractor.layouts.headings import names_unit as names_unit_line
from extractor.layouts.vocabulary import Vocabulary

Scorer = Callable[[str, str], Mapping[str, float]]
"""Degrees by field for a phrase that is a ``column`` or a ``label``."""

_LOWEST = 0.3  # a degree that says less says nothing
_NUMBERED = re.compile(r"\s+(?:n[.°]?\s*)?\d{1,2}\s*$", re.IGNORECASE)
_LONGEST_NAME = 80  # characters of a header or a label
_SAYS_NOTHING = "filler"  # the meaning of words that say nothing of what a table is about
_NO_FIELD = ("group", "closing")
_FOLDED = re.compile(r"[^\W\d_]+")


class Words:
    """The words of a document's headers, labels and headings held against those that are known.

    Args:
        vocabulary: The words known.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.column = lru_cache(maxsize=8192)(lambda text: self._scores(text, "column"))
        self.label = lru_cache(maxsize=8192)(lambda text: self._scores(text, "label"))
        self.kind = lru_cache(maxsize=8192)(lambda text: vocabulary.kind_of(text, vocabulary.kinds))
        self._stems = tuple(
            sorted({plain(word)[:7] for word in vocabulary.phrases("objectives", "stems")})
        )

    def _scores(self, text: str, level: str) -> dict[str, float]:
        bare = _NUMBERED.sub("", text.strip(" :.…"))
        if not bare or len(text) > _LONGEST_NAME:
            return {}
        found = {
            item.field: item.score
            for item in self.vocabulary.all_scores(bare, level)
            if item.score >= _LOWEST and not item.field.startswith(_NO_FIELD)
        }
        known_as_none = found.pop(NO_FIELD, 0.0)
        return {name: degree for name, degree in found.items() if degree > known_as_none}

    def best(self, text: str, level: str = "column") -> float:
        """How well a text names any field."""
        scores = self.column(text) if level == "column" else self.label(text)
        return max(scores.values(), default=0.0)

    def weight(self, text: str) -> float:
        """How well a label names a weight."""
        return max(
            (degree for name, degree in self.label(text).items() if "weight" in name), default=0.0
        )

    def foreign(self, names: Iterable[str]) -> float:
        """Share of headers or labels that are known to name no field, and say something."""
        found = [self.vocabulary.all_scores(name, "column") for name in names if name]
        best = [scores[0] for scores in found if scores]
        known = sum(item.field == NO_FIELD and item.phrase != _SAYS_NOTHING for item in best)
        return known / len(found) if found else 0.0

    def names_objective(self, text: str) -> bool:
        """Whether a text holds a word for an objective."""
        folded = plain(text)
        if any(word.startswith(self._stems) for word in _FOLDED.findall(folded)):
            return True
        together = "".join(filter(str.isalpha, folded))  # some printers part the letters of words
        return any(stem in together for stem in self._stems)

    def names_unit(self, text: str) -> bool:
        """Whether a text begins with the word for a unit of an office."""
        return names_unit_line(text, self.vocabulary)

    def is_total(self, text: str) -> bool:
        """Whether a row that begins so adds up others."""
        return is_total_row(text, self.vocabulary)

    def path(self, names: Sequence[str]) -> dict[str, float]:
        """Degrees for a column by its own header and by those of the groups above it together."""
        if not names:
            return {}
        found = dict(self.column(names[-1]))
        for group in names[:-1]:
            for name, degree in self.column(f"{group} {names[-1]}").items():
                found[name] = max(degree, found.get(name, 0.0))
        if not found:
            for group in reversed(names[:-1]):
                found = {name: 0.8 * degree for name, degree in self.column(group).items()}
                if found:
                    break
        return found
