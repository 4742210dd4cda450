"""Parts of an indicator that may each name a deliverable."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.clauses.arguments import ActionNoun, NounRole
from extractor.language.clauses.tokens import Tokens
from extractor.language.words.data import word_set
from extractor.language.words.lexicon import lexicon
from extractor.language.words.small import small_words


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part: its first word, the word after its last, and the word that opened it."""

    low: int
    high: int
    opened_by: str


def find_chunks(tokens: Tokens) -> list[Chunk]:
    """Part an indicator where another deliverable may begin."""
    splitters = word_set("asking.toml", "chunks", "splitters")
    chunks: list[Chunk] = []
    low, opened_by = 0, ""
    for index, word in enumerate([*tokens.words, ";"]):
        behind = tokens.word(index + 1)
        joins = word not in small_words().together or behind in lexicon().products
        splits = word in splitters and joins
        if not splits:
            continue
        if index > low:
            chunks.append(Chunk(low, index, opened_by))
        low, opened_by = index + 1, word
    return chunks


def continues_complement(
    tokens: Tokens, previous: Chunk, chunk: Chunk, nouns: list[ActionNoun]
) -> bool:
    """Whether a noun goes on with what another is about: "di pulizia e sanificazione"."""
    words = small_words()
    if chunk.opened_by not in words.joining or chunk.opened_by == ",":
        return False
    last = [n for n in nouns if n.last == previous.high - 1]
    first = [n for n in nouns if n.head == chunk.low]
    governed = tokens.word(previous.high - 2) in words.bare_of
    if not (last and first) or last[0].role is NounRole.HEAD or not governed:
        return False
    return bool(last[0].entry.classes & first[0].entry.classes)
