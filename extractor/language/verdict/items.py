"""Counting what a text lists: "coinvolti la scuola media, il liceo e l'istituto tecnico"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.language.asking.asked import Asked
from extractor.language.clauses.marks import Analysis, Clause
from extractor.language.verdict.matching import find_matches
from extractor.language.words.data import read_toml
from models.language import ClauseState

_MOST_WORDS = 9  # words of one item of a list


@dataclass(frozen=True, slots=True)
class Items:
    """How many items a text lists, and where; a closed list names all there are."""

    number: int
    start: int
    end: int
    is_closed: bool


def count_items(analysis: Analysis, asked: Asked) -> Items | None:
    """Count the things listed behind the clause that tells what was asked for as done.

    Args:
        analysis: The text with its clauses.
        asked: What the step asks for.

    Returns:
        The items, None where the clause lists none.
    """
    for wanted in asked.deliverables:
        for match in find_matches(analysis, wanted):
            if match.state is ClauseState.DONE:
                found = _listed(analysis, match.clause)
                if found is not None:
                    return found
    return None


def _kinds(text: str) -> int | None:
    """Count the kinds of one thing: "i laboratori di ceramica, teatro, cucina e musica"."""
    match = re.fullmatch(read_toml("items.toml")["list"]["kinds"], text, re.IGNORECASE)
    if match is None:
        return None
    return len(re.split(r"\s*,\s*|\s+ed?\s+", match["kinds"]))


def _listed(analysis: Analysis, clause: Clause) -> Items | None:
    """Count pieces that each begin with an article or a capital, joined by commas and "e"."""
    start = (
        clause.end + len(analysis.text[clause.end :]) - len(analysis.text[clause.end :].lstrip())
    )
    end = next((high for low, high in analysis.segments if low <= start < high), len(analysis.text))
    text = analysis.text[start:end].strip(" .;")
    data = read_toml("items.toml")["list"]
    text = re.sub(data["bracket"], "", text)
    text = re.sub(data["opening"], "", text, flags=re.IGNORECASE)
    pieces = [piece.strip() for piece in re.split(data["joints"], text) if piece.strip()]
    kinds = _kinds(text)
    if kinds is not None:
        is_closed = re.search(data["open"], analysis.text, re.IGNORECASE) is None
        return Items(kinds, start, min(start + len(text), end), is_closed)
    if len(pieces) < 2 or not all(re.match(data["item"], piece) for piece in pieces):
        return None
    if any(len(piece.split()) > _MOST_WORDS for piece in pieces):
        return None
    is_closed = re.search(data["open"], analysis.text, re.IGNORECASE) is None
    return Items(len(pieces), start, min(start + len(text), end), is_closed)
