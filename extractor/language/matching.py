"""Which events of a text settle what an indicator asks for."""

from __future__ import annotations

import re

from extractor.language.grammar import is_subject
from extractor.language.lexicon import lexicon, stem
from extractor.language.marks import Analysis, EventMark
from extractor.language.requirement import Deliverable

_BROAD = frozenset({"realise", "complete"})
_WORD = re.compile(r"[^\W\d_]{4,}")
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


def _speaks_of(analysis: Analysis, event: EventMark, wanted: Deliverable) -> bool:
    """Whether the part of the text around an event names what the deliverable names."""
    low, high = analysis.segments[event.segment]
    forms = lexicon().forms
    words = _WORD.findall(analysis.text[low:high].lower())
    return any(stem(word) in wanted.stems for word in words if is_subject(word, forms))


def _is_last(dated: list[EventMark], events: list[EventMark]) -> bool:
    return dated[-1].token >= events[-1].token
