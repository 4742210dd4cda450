"""Headings that begin with one word for all records and end with each one's title.

``Cantiere di lavoro - Mercato coperto``, ``Cantiere di lavoro - Orti di quartiere``; a code may
stand between the two: ``Filone 1.2 Mercato coperto``.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.structure.events import Event, Heading
from extractor.structure.evidence import Words
from extractor.structure.titles import code_after_words, is_separator

_FEWEST = 3  # headings of one look that begin alike
_MOST_WORDS = 5  # of what they begin with


def with_prefixed_headings(events: Sequence[Event], words: Words) -> tuple[Event, ...]:
    """The events of a document, what headings of one look all begin with taken off their titles.

    Args:
        events: What the document says.
        words: What words say; headings that name units of an office are left whole.
    """
    alike: dict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        if isinstance(event, Heading) and event.code is None and not event.names_objective:
            alike[event.key].append(at)
    found: dict[int, Heading] = {}
    for places in alike.values():
        headings = [event for at in places if isinstance(event := events[at], Heading)]
        if len(places) >= _FEWEST and not any(
            words.names_unit(item.atom.text) for item in headings
        ):
            found.update(zip(places, _taken_apart(headings), strict=False))
    return tuple(found.get(at, event) for at, event in enumerate(events))


def _taken_apart(headings: Sequence[Heading]) -> list[Heading]:
    """Headings that all begin alike, each with its code and title; none where they do not."""
    tokens = [[word.text for word in heading.atom.words] for heading in headings]
    shared = takewhile(lambda said: len(set(said)) == 1, zip(*tokens, strict=False))
    length = min(len(list(shared)), _MOST_WORDS)
    if not length:
        return []
    found = []
    for heading, said in zip(headings, tokens, strict=True):
        if len(said) <= length:
            return []
        prefix = " ".join(said[:length]).rstrip(" :-–—").lower()
        if is_separator(said[length - 1]) or said[length - 1].endswith(":"):
            title = heading.atom.between(length)
            found.append(replace(heading, key=f"{heading.key} {prefix}", title=title))
            continue
        coded = code_after_words(heading.atom, length)
        if coded is None:
            return []
        key = f"{heading.key} {coded.prefix}"
        found.append(replace(heading, key=key, code=coded.code, title=coded.title))
    return found if all(item.title is not None for item in found) else []
