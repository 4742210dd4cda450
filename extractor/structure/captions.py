"""Plain lines that head records: nothing sets them apart but that each stands before one."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractor.structure.atoms import Atom
from extractor.structure.events import Break, Event, Grid, Heading, Item, Pair, Prose
from extractor.structure.evidence import Words
from extractor.structure.labels import pair_of
from extractor.structure.lines import heading_of

_LONGEST = 150  # characters
_SMALLER = 0.5  # points by which a caption is smaller than what it names
_NAMES = 0.8  # degree from which its words name a field
_FEWEST = 2  # lines of one kind that head what follows


def with_captions(events: Sequence[Event], words: Words) -> tuple[Event, ...]:
    """The events of a document, lines in smaller print than the text below them as its labels.

    What heads a section is set larger than the section, or like it; what is set smaller, and names
    a field, says what stands below it, as in a form.

    Args:
        events: What the document says.
        words: What words say.
    """
    found = {
        at: pair_of(event.atom, (below.atom,))
        for at, (event, below) in enumerate(pairwise(events))
        if isinstance(event, Heading)
        and isinstance(below, Prose | Heading)
        and event.atom.size <= below.atom.size - _SMALLER
        and words.best(event.atom.text, "label") >= _NAMES
    }
    counts = Counter(pair.key for pair in found.values())
    captions: dict[int, Pair] = {}
    for at, pair in found.items():
        if counts[pair.key] >= _FEWEST and at - 1 not in captions:
            captions[at] = pair
    return tuple(
        captions.get(at, event) for at, event in enumerate(events) if at - 1 not in captions
    )


def with_plain_headings(events: Sequence[Event], words: Words) -> tuple[Event, ...]:
    """The events of a document, plain lines that head labels or tables as headings.

    An item that another stands before closes a list and heads nothing.

    Args:
        events: What the document says.
        words: What words say.
    """
    found: dict[int, Heading] = {}
    for at, event in enumerate(events):
        following = events[at + 1] if at + 1 < len(events) else None
        if not isinstance(following, Pair | Grid | Break):
            continue
        before = events[at - 1] if at else None
        atom = None if isinstance(event, Item) and isinstance(before, Item) else _line_of(event)
        if atom is not None and _may_head(atom):
            found[at] = heading_of(atom, words)
    counts = Counter(heading.key for heading in found.values())
    return tuple(
        found[at] if at in found and counts[found[at].key] >= _FEWEST else event
        for at, event in enumerate(events)
    )


def _line_of(event: Event) -> Atom | None:
    if isinstance(event, Prose):
        return event.atom
    return event.whole if isinstance(event, Item) and event.marker != "•" else None


def _may_head(atom: Atom) -> bool:
    text = atom.text
    is_short = len(text) <= _LONGEST and len(list(atom.lines())) <= 2
    return is_short and text[:1].isalnum() and not text[:1].islower() and text[-1] not in ".;:,"
