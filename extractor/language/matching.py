"""Which events of a text settle what an indicator asks for."""

from __future__ import annotations

import re

from extractor.language.grammar import grammar, is_subject
from extractor.language.lexicon import lexicon, stem
from extractor.language.marks import Analysis, EventMark
from extractor.language.requirement import Deliverable

_BROAD = frozenset({"realise", "complete"})
_WORD = re.compile(r"[^\W\d_]{4,}")
_DRAFT_OF = re.compile(
    r"\b(?:bozza|schema|proposta|ipotesi)\s+(?:d[ie]l?|dello|della|dell['’]|dei|degli|delle)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\b(?:bozz[ae]|schem[ai]|propost[ae]|ipotesi)\b", re.IGNORECASE)
_ACTIVE = re.compile(
    r"(?:^|[\s,;(])(?:il|la|lo|i|gli|le|l['’])\s?(\w+)\b[^,;]*?\b(?:ha|hanno|aveva)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_TO = frozenset({"al", "alla", "all'", "allo", "ai", "agli", "a"})
_THEIRS = frozenset({"send", "inform", "approve", "provide", "publish"})
_OF_WHICH = re.compile(r"\bdi\s+cui\b[^.;:]{0,40}$", re.IGNORECASE)
_THE_REST = re.compile(
    r"\b(?:de[igl]+|delle|i|gli|le)\s+(?:restant|rimanent|altr|residu)\w+\s+\d", re.IGNORECASE
)


def is_of_a_part(analysis: Analysis, event: EventMark) -> bool:
    """Whether an event befell only some: "di cui 4 conclusi", "dei restanti 7, 6"."""
    low = analysis.sentences[event.sentence][0]
    before = analysis.text[low : event.start]
    return _OF_WHICH.search(before) is not None or _THE_REST.search(before) is not None


def matching(
    analysis: Analysis, candidates: list[EventMark], wanted: Deliverable
) -> list[EventMark]:
    """Finds the events that settle a deliverable: of its own class, else of one that will do.

    Args:
        analysis: The text with its marks.
        candidates: The events told as done.
        wanted: The deliverable.

    Returns:
        The events, those that share its words or its subject before all others.
    """
    candidates = [e for e in candidates if not is_foreign(analysis, e, wanted)]
    own = [event for event in candidates if event.classes & wanted.own]
    if not any(event.dates or event.claims or event.acts for event in own):
        weaker = [event for event in candidates if event.classes & wanted.accepted]
        own = weaker if not own or wanted.own <= _BROAD else own
    named = [event for event in own if any(name in event.names for name in wanted.names)]
    if any(event.dates or event.claims or event.acts for event in named):
        own = named
    about = [event for event in own if _speaks_of(analysis, event, wanted)]
    if about and any(event.dates or event.claims or event.acts for event in about):
        own = about
    dated = [event for event in own if event.dates or event.claims]
    return dated if dated and len(dated) < len(own) and _is_last(dated, own) else own


def is_of_a_draft(analysis: Analysis, event: EventMark, wanted: Deliverable) -> bool:
    """Whether what was approved is the draft of the thing and not the thing itself."""
    if "approve" not in event.classes or "approve" not in wanted.own or _DRAFT.search(wanted.words):
        return False
    low, high = analysis.segments[event.segment]
    return _DRAFT_OF.search(analysis.text[low:high]) is not None


def is_foreign(analysis: Analysis, event: EventMark, wanted: Deliverable) -> bool:
    """Whether an event is not the one asked for although its verb is: a draft's, or others'."""
    return is_of_a_draft(analysis, event, wanted) or is_of_others(analysis, event, wanted)


def is_of_others(analysis: Analysis, event: EventMark, wanted: Deliverable) -> bool:
    """Whether a body outside did it: "la Prefettura ha trasmesso il nulla osta"."""
    if not event.classes & _THEIRS:
        return False
    low = analysis.segments[event.segment][0]
    subject = _ACTIVE.search(analysis.text[low : event.start])
    if subject is None:
        return False
    body = subject[1].lower()
    words = wanted.words.split()
    named = body in words and words[words.index(body) - 1] not in _TO
    return body in grammar().external_bodies and not named


def _speaks_of(analysis: Analysis, event: EventMark, wanted: Deliverable) -> bool:
    """Whether the part of the text around an event names what the deliverable names."""
    low, high = analysis.segments[event.segment]
    forms = lexicon().forms
    words = _WORD.findall(analysis.text[low:high].lower())
    return any(stem(word) in wanted.stems for word in words if is_subject(word, forms))


def _is_last(dated: list[EventMark], events: list[EventMark]) -> bool:
    return dated[-1].token >= events[-1].token
