"""Bodies that the whole text of a document mentions: what decides where no letterhead does."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase, digits

from extractor.layouts.body_names import BodyName, lexicon, name_at, tokens_of, words_of_name
from extractor.layouts.folding import plain
from models.records import Consortium
from models.registry import RegistryEntry
from models.vocabulary import OwnerBasis

_SPACED = bytes(byte if chr(byte) in ascii_lowercase + digits else ord(" ") for byte in range(256))
_ENOUGH_MENTIONS = 3  # fewer are no sign that the document is a body's own
_ENOUGH = 5  # namings from which repetition alone tells a body
_CLEARLY = 3  # times more often than any other
_CAPITALIZED = re.compile(r"[A-Z](?<!\w.)\w*")  # where a head may begin in running text
_AFTER_HEAD = 160  # characters that a repeated name may take


def spaced(text: str) -> str:
    """Folded words, acronyms without their dots, between single spaces."""
    letters = plain(text).replace(".", "").encode("ascii", "replace").translate(_SPACED)
    return f" {' '.join(letters.decode('ascii').split())} "


def known_by_mentions(
    text: str, registry: Sequence[RegistryEntry]
) -> tuple[int, OwnerBasis, Consortium] | None:
    """The body of the registry that a text mentions most, how often and by what; None for a tie."""
    everything = spaced(text)
    ranked = []
    for entry in registry:
        names = [
            (OwnerBasis.NAME, entry.consortium.name),
            (OwnerBasis.ACRONYM, entry.consortium.acronym),
            *((OwnerBasis.ALIAS, alias) for alias in entry.aliases),
        ]
        counts = [
            (everything.count(words), basis)
            for basis, name in names
            if name is not None and (words := spaced(name)).strip()
        ]
        total = sum(count for count, _ in counts)
        if total >= _ENOUGH_MENTIONS:
            ranked.append((total, max(counts, key=lambda item: item[0])[1], entry.consortium))
    ranked.sort(key=lambda item: -item[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0]


@cache
def _first_words() -> frozenset[str]:
    """The words with which heads begin."""
    return frozenset(head[0] for head, _ in lexicon().heads)


def repeated_name(text: str) -> tuple[BodyName, int] | None:
    """The body that a text names often and how often, where no other comes near.

    Args:
        text: All of the document's words.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    names: dict[tuple[str, ...], BodyName] = {}
    for match in _CAPITALIZED.finditer(text):
        if match.group().lower() not in _first_words():
            continue
        excerpt = text[match.start() : match.start() + _AFTER_HEAD]
        name = name_at(excerpt, tokens_of(excerpt), 0)
        if name is not None and name.is_whole:
            key = words_of_name(name.text)
            counts[key] += 1
            names.setdefault(key, name)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
        return None
    return names[ranked[0][0]], ranked[0][1]
