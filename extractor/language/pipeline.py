"""The spaCy pipeline: a blank Italian tokenizer and the components that mark a text.

Each component reads the marks of those before it and adds its own to the analysis that travels in
``doc.user_data``; offsets are characters of the text as given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import spacy
from spacy.attrs import IDX, LOWER, NORM
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from extractor.language.amounts import amount_marks
from extractor.language.attachment import attach
from extractor.language.citations import Citation, citations
from extractor.language.events import event_marks
from extractor.language.grammar import Tokens, is_subject
from extractor.language.lexicon import lexicon, stem
from extractor.language.marks import Analysis, ClaimMark
from extractor.language.phrases import PhraseRule, claim_rules
from extractor.language.segmentation import segment_spans, sentence_spans
from extractor.language.temporal import date_marks

_STRAIGHT = {"’": "'", "‘": "'", "\u00a0": " ", "\u2009": " ", "\ufffe": "-"}
_STEM_FROM = 4
_CLOSED_CLAIMS = frozenset({"punctuality", "new_term", "final_term"})


class ClaimMatcher:
    """Marks the turns of phrase of ``claims.toml``, each kind with its own spaCy Matcher."""

    def __init__(self, nlp: Language) -> None:
        """Compiles the patterns against the vocabulary of ``nlp``."""
        self._matchers: list[tuple[str, int, Matcher]] = []
        self._gates: dict[int, list[tuple[int, tuple[frozenset[int], ...]]]] = {}
        for rule in claim_rules():
            self._add(nlp, rule)

    def _add(self, nlp: Language, rule: PhraseRule) -> None:
        matcher = Matcher(nlp.vocab)
        matcher.add(rule.kind, list(rule.patterns), greedy="LONGEST")
        position = len(self._matchers)
        self._matchers.append((rule.kind, position, matcher))
        for first, *others in rule.gates:
            rest = tuple(
                frozenset(nlp.vocab.strings.add(word) for word in words) for words in others
            )
            for word in first:
                self._gates.setdefault(nlp.vocab.strings.add(word), []).append((position, rest))

    def __call__(self, doc: Doc) -> list[tuple[str, int, int]]:
        """Gives kind, first token and token after the last, in order of position."""
        words = set(doc.to_array(LOWER).tolist())
        opened = {
            position
            for word in words & self._gates.keys()
            for position, others in self._gates[word]
            if all(not words.isdisjoint(choice) for choice in others)
        }
        found: list[tuple[str, int, int]] = []
        for position in sorted(opened):
            kind, _, matcher = self._matchers[position]
            found.extend((kind, first, after) for _, first, after in matcher(doc))
        return sorted(found, key=lambda match: (match[1], -match[2], match[0]))


def _analysis(doc: Doc) -> Analysis:
    analysis: Analysis = doc.user_data["analysis"]
    return analysis


def mark_sentences(doc: Doc) -> Doc:
    """Marks sentences and their parts between semicolons."""
    text = doc.text
    analysis = Analysis(text)
    analysis.sentences = sentence_spans(text)
    analysis.segments = segment_spans(text, analysis.sentences)
    doc.user_data["analysis"] = analysis
    return doc


def mark_acts(doc: Doc) -> Doc:
    """Marks numbered acts."""
    cited = citations(doc.text)
    doc.user_data["citations"] = cited
    _analysis(doc).acts = [citation.act for citation in cited]
    return doc


def mark_dates(doc: Doc) -> Doc:
    """Marks dates and intervals; the reference year comes with ``doc.user_data``."""
    analysis = _analysis(doc)
    cited: list[Citation] = doc.user_data["citations"]
    year: int | None = doc.user_data.get("reference_year")
    analysis.dates = date_marks(doc.text, year, cited, analysis.sentences)
    return doc


def mark_amounts(doc: Doc) -> Doc:
    """Marks quantities outside dates and acts."""
    analysis = _analysis(doc)
    taken = [(act.start, act.end) for act in analysis.acts]
    taken += [(date.start, date.end) for date in analysis.dates]
    analysis.amounts = amount_marks(doc.text, taken)
    return doc


def create_event_component(nlp: Language, name: str) -> EventComponent:
    """Creates the component that marks claims and events."""
    return EventComponent(nlp)


class EventComponent:
    """Marks claims and events, and gives the events their dates."""

    def __init__(self, nlp: Language) -> None:
        """Compiles the patterns of the claims."""
        self._claims = ClaimMatcher(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Adds claims, events and stems to the analysis."""
        analysis = _analysis(doc)
        tokens = _tokens(doc, analysis)
        phrases: dict[int, tuple[str, int]] = {}
        for kind, first, after in self._claims(doc):
            if kind.startswith("event:"):
                phrases.setdefault(first, (kind.removeprefix("event:"), after - 1))
            else:
                mark = ClaimMark(tokens.starts[first], tokens.ends[after - 1], kind)
                analysis.claims.append(mark)
        analysis.events = event_marks(tokens, phrases, _taken(tokens, analysis))
        if tokens.words:
            punctuality = analysis.of_kind("punctuality") + analysis.of_kind("new_term")
            attach(tokens, analysis.events, analysis.dates, punctuality, analysis.acts)
        forms = lexicon().forms
        analysis.stems = frozenset(
            stem(word)
            for word in tokens.words
            if len(word) >= _STEM_FROM and is_subject(word, forms)
        )
        doc.user_data["tokens"] = tokens
        return doc


_COMPONENTS = {
    "it_sentences": mark_sentences,
    "it_acts": mark_acts,
    "it_dates": mark_dates,
    "it_amounts": mark_amounts,
}
for _name, _component in _COMPONENTS.items():
    Language.component(_name, func=_component)
Language.factory("it_events", func=create_event_component)


def _taken(tokens: Tokens, analysis: Analysis) -> frozenset[int]:
    """Tokens inside dates, and inside the claims that hold participles of their own."""
    spans = [
        (date.start if date.anchor is None else date.anchor, date.end) for date in analysis.dates
    ]
    spans += [(claim.start, claim.end) for claim in analysis.claims if claim.kind in _CLOSED_CLAIMS]
    taken: set[int] = set()
    for start, end in spans:
        taken.update(range(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)))
    return frozenset(taken)


def _tokens(doc: Doc, analysis: Analysis) -> Tokens:
    strings = doc.vocab.strings
    rows = doc.to_array([LOWER, IDX]).tolist()
    words = [strings[lower] for lower, _ in rows]
    starts = [start for _, start in rows]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    segment_starts = [low for low, _ in analysis.segments] or [0]
    sentence_starts = [low for low, _ in analysis.sentences] or [0]
    return Tokens(
        words=words,
        starts=starts,
        ends=ends,
        segments=[max(0, bisect_right(segment_starts, start) - 1) for start in starts],
        sentences=[max(0, bisect_right(sentence_starts, start) - 1) for start in starts],
    )


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """Builds the pipeline once for the process."""
    nlp = spacy.blank("it")
    forms = lexicon().forms

    def norm(word: str) -> str:
        entry = forms.get(word.lower())
        return entry.lemma if entry else word.lower()

    getters: dict[int, Any] = nlp.vocab.lex_attr_getters
    getters[NORM] = norm
    for name in (*_COMPONENTS, "it_events"):
        nlp.add_pipe(name)
    return nlp


def _straight(text: str) -> str:
    """A text with one sign for each kind of quote, space and hyphen; offsets stay."""
    for sign, plain in _STRAIGHT.items():
        text = text.replace(sign, plain)
    return text


def analyse(texts: Iterable[tuple[str, int | None]]) -> Iterator[Analysis]:
    """Analyses texts in order.

    Args:
        texts: Each text with its reference year.

    Yields:
        One analysis for each text.
    """
    nlp = pipeline()
    components = [component for _, component in nlp.pipeline]
    for text, year in texts:
        doc = nlp.make_doc(_straight(text))
        doc.user_data["reference_year"] = year
        for component in components:
            doc = component(doc)
        yield _analysis(doc)
