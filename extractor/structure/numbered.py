"""Headings that count records under a word that no list knows: ``Cantiere 1``, ``Cantiere 2``."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.structure.events import Event, Heading
from extractor.structure.evidence import Words
from extractor.structure.titles import code_behind_words

_FEWEST = 2  # headings of one word, each with a code of its own


def with_counted_headings(events: Sequence[Event], words: Words) -> tuple[Event, ...]:
    """The events of a document, headings that share their first words and differ by a code parted.

    Args:
        events: What the document says.
        words: What words say; what names a unit of an office counts no records.
    """
    found: dict[int, Heading] = {}
    codes: dict[str, set[str]] = defaultdict(set)
    for at, event in enumerate(events):
        if not isinstance(event, Heading) or event.code is not None or event.names_objective:
            continue
        coded = code_behind_words(event.atom)
        if coded is None or coded.code is None or words.names_unit(event.atom.text):
            continue
        key = f"{event.key.split(' ', maxsplit=1)[0]} {coded.prefix}"
        codes[key].add(coded.code.text)
        found[at] = replace(event, key=key, code=coded.code, title=coded.title)
    return tuple(
        found[at] if at in found and len(codes[found[at].key]) >= _FEWEST else event
        for at, event in enumerate(events)
    )
