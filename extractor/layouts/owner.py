"""Whose a document is: the registry's tax codes, web addresses, names, acronyms and aliases."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.layouts.drafts import Value
from extractor.layouts.folding import plain
from extractor.tables.cell import Part
from extractor.tables.furniture import TextLine
from extractor.tables.text import line_text
from models.records import Consortium
from models.registry import RegistryEntry
from models.vocabulary import OwnerBasis

_LETTERHEAD_PAGES = 2
_LETTERS = re.compile(r"[^a-z0-9]+")
_WEIGHTS = {
    OwnerBasis.TAX_CODE: 1000,
    OwnerBasis.WEBSITE: 500,
    OwnerBasis.NAME: 200,
    OwnerBasis.ACRONYM: 1,
    OwnerBasis.ALIAS: 1,
}


@dataclass(frozen=True, slots=True)
class Owner:
    """A body, what told that the document is its, and where."""

    consortium: Consortium
    basis: OwnerBasis
    value: Value | None = None


def known_owner(
    lines: Sequence[TextLine], texts: Iterable[str], registry: Sequence[RegistryEntry]
) -> Owner | None:
    """The body of the registry that the document names, or None.

    Tax code, web address and full name count on the first pages only: further on a document may
    name other bodies. Acronyms and aliases count throughout, and the most frequent wins; a tie
    decides nothing.

    Args:
        lines: The lines outside tables.
        texts: Every text of the document, lines and cells.
        registry: The bodies known.
    """
    everything = _spaced(" ".join(texts))
    head = [line for line in lines if line.page <= _LETTERHEAD_PAGES]
    ranked = sorted(
        (
            (score, basis, value, entry.consortium)
            for entry in registry
            for score, basis, value in [_best(entry, head, everything)]
            if score > 0
        ),
        key=lambda item: -item[0],
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    _, basis, value, consortium = ranked[0]
    return Owner(consortium, basis, value)


def _spaced(text: str) -> str:
    """Folded words, acronyms without their dots, between single spaces."""
    return f" {_LETTERS.sub(' ', plain(text).replace('.', ''))} "


def _best(
    entry: RegistryEntry, head: Sequence[TextLine], everything: str
) -> tuple[int, OwnerBasis, Value | None]:
    consortium = entry.consortium
    marks = [
        (OwnerBasis.TAX_CODE, consortium.tax_code),
        (OwnerBasis.WEBSITE, consortium.website),
        (OwnerBasis.NAME, consortium.name),
    ]
    for basis, mark in marks:
        for line in head:
            if mark is not None and _spaced(mark).strip() in _spaced(line_text(line.words)):
                text = line_text(line.words)
                return (
                    _WEIGHTS[basis],
                    basis,
                    Value(text, (Part(line.page, line.box, [line.words]),)),
                )
    names = [(OwnerBasis.ACRONYM, consortium.acronym)]
    names += [(OwnerBasis.ALIAS, alias) for alias in entry.aliases]
    counts = [
        (everything.count(_spaced(name)) * _WEIGHTS[basis], basis)
        for basis, name in names
        if name is not None and _spaced(name).strip()
    ]
    total = sum(count for count, _ in counts)
    basis = max(counts, key=lambda item: item[0])[1] if counts else OwnerBasis.ALIAS
    return total, basis, None
