"""A text read into clauses: spaCy's Italian tokenizer and matchers, then the rules, step by step.

Offsets are characters of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.language.clauses.arguments import fill_clauses, find_nouns
from extractor.language.clauses.attachment import attach
from extractor.language.clauses.boundaries import bound_clauses
from extractor.language.clauses.citations import Citation, citations
from extractor.language.clauses.claims import ClaimMatcher
from extractor.language.clauses.marks import Analysis, ClaimMark, Clause
from extractor.language.clauses.nominal import (
    bracketed_clauses,
    gapped_clauses,
    inherit,
    lone_clauses,
)
from extractor.language.clauses.predicates import find_predicates
from extractor.language.clauses.quantities import quantities
from extractor.language.clauses.segmentation import segment_spans, sentence_spans
from extractor.language.clauses.standing import (
    leave_earlier_plans,
    leave_relatives,
    leave_the_past,
    plan_arrangements,
)
from extractor.language.clauses.tokens import Tokens, make_tokens, mark_taken
from extractor.language.timeline.anchors import relative_marks, without_anchors
from extractor.language.timeline.dates import ActPlace, date_marks
from extractor.language.tokenizing import italian_tokenizer
from extractor.language.words.data import pattern
from extractor.language.words.lexicon import find_verb, stem
from extractor.language.words.small import is_topic

if TYPE_CHECKING:
    from spacy.tokens import Doc

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u2009": " ", "\ufffe": "-"})
_ACCENTS = str.maketrans("aeiouAEIOU", "àèìòùÀÈÌÒÙ")
_CLOSED_CLAIMS = frozenset({"punctuality", "new_term", "final_term"})


@dataclass(frozen=True, slots=True)
class Source:
    """A text with what its dates are read by."""

    text: str
    reference_year: int | None
    deadline: date | None = None


class Pipeline:
    """The tokenizer and the matchers, built once."""

    def __init__(self) -> None:
        """Build an Italian tokenizer whose NORM is the infinitive of a verb."""
        self._tokenizing = italian_tokenizer(_lemma)
        self._claims = ClaimMatcher(self._tokenizing)

    def analyse(self, source: Source) -> Analysis:
        """Read one text into clauses with their dates, acts and quantities."""
        text = _accented(source.text.translate(_STRAIGHT))
        doc = self._tokenizing.tokenize(text)
        analysis = Analysis(source.text)
        analysis.sentences = sentence_spans(text)
        analysis.segments = segment_spans(text, analysis.sentences)
        cited = citations(text)
        analysis.acts = [citation.act for citation in cited]
        _mark_dates(analysis, text, source, cited)
        taken = [(act.start, act.end) for act in analysis.acts]
        taken += [(mark.start, mark.end) for mark in analysis.dates]
        analysis.quantities = quantities(text, taken)
        tokens = self._tokens(doc, analysis)
        self._mark_claims(doc, analysis)
        _mark_clauses(tokens, analysis, text)
        leave_earlier_plans(analysis)
        leave_relatives(analysis)
        leave_the_past(analysis, source.reference_year, source.deadline)
        plan_arrangements(analysis)
        return analysis

    def tokens(self, text: str) -> Tokens:
        """Return the tokens of a text and nothing else."""
        straight = _accented(text.translate(_STRAIGHT))
        return self._tokens(self._tokenizing.tokenize(straight), Analysis(text))

    def _tokens(self, doc: Doc, analysis: Analysis) -> Tokens:
        strings, asked = doc.vocab.strings, [self._tokenizing.lower, self._tokenizing.offset]
        rows = [(strings[lower], start) for lower, start in doc.to_array(asked).tolist()]
        rows = [(word, start) for word, start in rows if word.strip()]
        words = [word for word, _ in rows]
        starts = [start for _, start in rows]
        return make_tokens(words, starts, analysis.segments, analysis.sentences)

    def _mark_claims(self, doc: Doc, analysis: Analysis) -> None:
        analysis.claims = [
            ClaimMark(doc[first].idx, doc[after - 1].idx + len(doc[after - 1]), kind)
            for kind, first, after in self._claims(doc)
        ]


def _accented(text: str) -> str:
    """Write accents that were typed as apostrophes on their vowels; every offset stays."""
    if "'" not in text:
        return text

    def accent(found: re.Match[str]) -> str:
        word = found["word"]
        return word[:-1] + word[-1].translate(_ACCENTS) + " "

    return pattern("grammar.toml", "accents", "apostrophe").sub(accent, text)


def _lemma(word: str) -> str:
    entry = find_verb(word.lower())
    return entry.lemma if entry else word.lower()


def _mark_dates(analysis: Analysis, text: str, source: Source, cited: list[Citation]) -> None:
    places = [ActPlace(c.act.start, c.act.end, c.date_first) for c in cited]
    marks = date_marks(text, source.reference_year, places, analysis.sentences)
    counted, used = relative_marks(text, marks, source.deadline)
    marks = without_anchors(marks, used)
    analysis.dates = sorted([*marks, *counted], key=lambda mark: mark.start)


def _mark_clauses(tokens: Tokens, analysis: Analysis, text: str) -> None:
    spans = [
        (mark.start if mark.anchor is None else mark.anchor, mark.end) for mark in analysis.dates
    ]
    spans += [(act.start, act.end) for act in analysis.acts]
    spans += [(c.start, c.end) for c in analysis.claims if c.kind in _CLOSED_CLAIMS]
    mark_taken(tokens, spans)
    analysis.words = tokens.words
    analysis.starts, analysis.ends = tokens.starts, tokens.ends
    if not tokens.words:
        return
    clauses = find_predicates(tokens)
    nouns = find_nouns(tokens, clauses)
    made: list[Clause] = []
    if clauses:
        bound_clauses(tokens, clauses)
        made = bracketed_clauses(tokens, clauses, nouns, analysis.dates)
        gapped = gapped_clauses(tokens, clauses, nouns, analysis.dates)
        fill_clauses(tokens, clauses, nouns, text)
        for parent, clause in gapped:
            inherit(parent, clause)
            made.append(clause)
    made += lone_clauses(tokens, clauses, nouns)
    clauses = sorted([*clauses, *made], key=lambda clause: clause.head)
    claims = analysis.of_kind("punctuality") + analysis.of_kind("new_term")
    claims += analysis.of_kind("kept")
    attach(tokens, clauses, analysis.dates, claims, analysis.acts)
    analysis.clauses = clauses
    analysis.stems = frozenset(stem(word) for word in tokens.words if is_topic(word))


@lru_cache(maxsize=1)
def pipeline() -> Pipeline:
    """Build the pipeline once for the process."""
    return Pipeline()


def analyse(sources: Iterable[Source]) -> Iterator[Analysis]:
    """Read texts in order.

    Args:
        sources: The texts.

    Yields:
        One analysis for each text.
    """
    reader = pipeline()
    for source in sources:
        yield reader.analyse(source)
