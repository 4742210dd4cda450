"""Headings that count records under a word that no list knows: ``Cantiere 1``, ``Cantiere 2``."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.structure.events import Event, Heading
from extractor.structure.evidence import Words
from extractor.structure.shapes import shape
from extractor.structure.titles import code_behind_words

_CAPITALS = " capitals"
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


def with_keys_by_codes(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of a document, headings with codes of one form under one key.

    A title of few capitals among titles in capitals, as where a label stands behind a short one, is
    of their kind: size and weight are the same, and so is the form of the code.

    Args:
        events: What the document says.
    """
    keys: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for event in events:
        form = _form(event)
        if form is not None and isinstance(event, Heading):
            keys[form][event.key] += 1
    usual = {form: max(counts, key=lambda key: (counts[key], key)) for form, counts in keys.items()}
    return tuple(
        replace(event, key=usual[form])
        if isinstance(event, Heading) and (form := _form(event)) is not None
        else event
        for event in events
    )


def _form(event: Event) -> tuple[str, str] | None:
    """The look of a heading but for its capitals, and the form of its code; None without a code."""
    if not isinstance(event, Heading) or event.code is None or event.names_objective:
        return None
    return event.key.replace(_CAPITALS, ""), shape(event.code.text)
