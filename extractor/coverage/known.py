"""What is known of words that are no values: headers, labels, headings of sections, totals."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractor.coverage.tolerances import COVERAGE
from extractor.layouts.anchors import is_of_other_matter
from extractor.layouts.folding import plain
from extractor.layouts.headings import begins_card, is_total, names_unit, objective_heading
from extractor.layouts.vocabulary import Vocabulary
from models.vocabulary import ObjectiveKind

_NAMES_FIELD = 0.6  # share of 1: as in binding, a header that scores less names nothing
_ANY_YEAR = 2000  # years are folded to one word
_CODE = re.compile(r"\b(?=[\w./-]*\d)[\w./-]+")
_LABEL = re.compile(r"^\W*(?P<label>[^\W\d_][^:]{0,60}?)\s*:\s*\S")


class Known:
    """The words of the vocabulary and the forms that recur in one document.

    Args:
        texts: Every line outside tables.
        vocabulary: The words of headers and headings.
    """

    def __init__(self, texts: Iterable[str], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        headings: Counter[str] = Counter()
        labels: Counter[str] = Counter()
        for text in texts:
            if (form := _heading_form(text)) is not None:
                headings[form] += 1
            if (label := _label_form(text)) is not None:
                labels[label] += 1
        self._year = set(vocabulary.fold(str(_ANY_YEAR)))
        months = vocabulary.words["months"]
        self._months = frozenset(
            [*months["initials"], *(name for names in months["names"] for name in names)]
        )
        others = {plain(word) for word in vocabulary.phrases("other_headings", "first_words")}
        self._headings = frozenset(
            form for form in _frequent(headings) if form.split()[0] not in others
        )
        self._labels = _frequent(labels)

    def is_form_of_heading(self, text: str) -> bool:
        """Whether a line reads like the heading of a record: with a code, in a form that recurs."""
        if objective_heading(text, self._vocabulary) is not None:
            return True
        return _heading_form(text) in self._headings

    def is_form_of_label(self, text: str) -> bool:
        """Whether a line is a label with its value, known or recurring."""
        label = _label_form(text)
        if label is None:
            return False
        return label in self._labels or self.is_header(label)

    def is_of_other_matter(self, headers: Sequence[str]) -> bool:
        """Whether headers are those of sums, creditors or works."""
        return is_of_other_matter(headers, self._vocabulary, of_steps=True)

    def recurs(self, text: str) -> bool:
        """Whether the document says the label of a line again and again."""
        return _label_form(text) in self._labels

    def is_label(self, text: str) -> bool:
        """Whether a text labels the value beside it."""
        return text.rstrip().endswith(":") or self.is_header(text)

    def is_header(self, text: str) -> bool:
        """Whether the vocabulary knows a text as the name of a field."""
        return self._vocabulary.names_field(text.rstrip(" :"), _NAMES_FIELD)

    def is_known_header(self, header: str) -> bool:
        """Whether a header says what stands under it, though no record has a field for it."""
        bare = " ".join(word for word in header.split() if any(map(str.isalpha, word)))
        return (
            not bare
            or set(self._vocabulary.fold(header)) == self._year
            or self.is_header(header)
            or self.is_form_of_label(header)
            or plain(bare) in self._months
            or self._vocabulary.kind_of(header, self._vocabulary.kinds) is not None
        )

    def field_of(self, header: str) -> str | None:
        """The field that a header names best, as ``level.name``; None for remarks and the like."""
        vocabulary = self._vocabulary
        remarks = map(vocabulary.fold, vocabulary.phrases("remarks", "headers"))
        scores = vocabulary.scores(header)
        if vocabulary.fold(header) in remarks or not scores or scores[0].score < _NAMES_FIELD:
            return None
        return scores[0].field

    def is_structure(self, text: str) -> bool:
        """Whether a line parts what follows it: a section, a unit, a card, the level above."""
        if len(text.split()) > COVERAGE.longest_heading:
            return False
        words = self._vocabulary
        return (
            words.names_section(text)
            or begins_card(text, words)
            or names_unit(text, words)
            or self._is_level_above(text)
        )

    def parts_rows(self, texts: Sequence[str]) -> bool:
        """Whether the filled cells of a row part or add up others, and say nothing themselves."""
        if is_total(texts[0], self._vocabulary) or self._counts_outcomes(texts):
            return True
        return len(texts) == 1 and self.is_structure(texts[0])

    def _is_level_above(self, text: str) -> bool:
        """Whether a line is the heading of the strategic level above objectives."""
        if objective_heading(text, self._vocabulary) is None:
            return False
        return self._vocabulary.kind_of(text, self._vocabulary.kinds) == ObjectiveKind.STRATEGIC

    def _counts_outcomes(self, texts: Sequence[str]) -> bool:
        """Whether a row says how many ended in which way."""
        if len(texts) < COVERAGE.table_cells or not texts[-1].isdigit():
            return False
        named = self._vocabulary.words["outcomes"]
        outcomes = {kind: self._vocabulary.phrases("outcomes", kind) for kind in named}
        return self._vocabulary.kind_of(" ".join(texts), outcomes) is not None


def _frequent(forms: Counter[str]) -> frozenset[str]:
    return frozenset(form for form, count in forms.items() if count >= COVERAGE.fewest_alike)


def _heading_form(text: str) -> str | None:
    """The first word of a short line and where its code stands; None for a line without a code."""
    words = text.split()
    if (
        not words
        or len(words) > COVERAGE.longest_heading
        or text.rstrip().endswith((".", ";", ","))
    ):
        return None
    match = _CODE.search(" ".join(words[:4]))
    if match is None:
        return None
    before = plain(text[: text.index(match.group())]).split()
    return " ".join([*before, "#"]) if any(map(str.isalpha, before)) else None


def _label_form(text: str) -> str | None:
    match = _LABEL.match(text)
    return " ".join(plain(match["label"]).split()) if match is not None else None
