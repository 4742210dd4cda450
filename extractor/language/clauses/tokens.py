"""The tokens of a text: spaCy's, with broken and misspelled words put right.

The letters of a text stay as they are: a token that was put right keeps its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.words.lexicon import find_noun, find_verb, lexicon
from extractor.language.words.small import small_words
from extractor.language.words.spelling import corrected

_SHORTEST_PIECE = 2


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel sequences.

    Attributes:
        words: The words in lower case, with straight apostrophes, put right.
        starts: Their offsets.
        ends: The offsets after them.
        segments: For each token, the number of its part between semicolons.
        sentences: For each token, the number of its sentence.
        taken: Whether a token belongs to a date, an act or a claim.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    segments: list[int]
    sentences: list[int]
    taken: list[bool]

    def at(self, offset: int) -> int:
        """Return the position of the token at an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def word(self, index: int) -> str:
        """Return a word, "" beyond either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""


def make_tokens(
    words: list[str],
    starts: list[int],
    segments: list[tuple[int, int]],
    sentences: list[tuple[int, int]],
) -> Tokens:
    """Put tokens right and tell the part and the sentence of each.

    Args:
        words: The words in lower case.
        starts: Their offsets.
        segments: Spans of the parts between semicolons.
        sentences: Spans of the sentences.
    """
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    words, starts, ends = _mended(words, starts, ends)
    segment_starts = [low for low, _ in segments] or [0]
    sentence_starts = [low for low, _ in sentences] or [0]
    return Tokens(
        words=words,
        starts=starts,
        ends=ends,
        segments=[max(0, bisect_right(segment_starts, start) - 1) for start in starts],
        sentences=[max(0, bisect_right(sentence_starts, start) - 1) for start in starts],
        taken=[False] * len(words),
    )


def mark_taken(tokens: Tokens, spans: list[tuple[int, int]]) -> None:
    """Mark the tokens that begin within spans."""
    for start, end in spans:
        low, high = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        for index in range(low, high):
            tokens.taken[index] = True


@lru_cache(maxsize=8192)
def _is_known(word: str) -> bool:
    return (
        find_verb(word) is not None
        or find_noun(word) is not None
        or word in lexicon().products
        or word in lexicon().states
    )


def _mended(
    words: list[str], starts: list[int], ends: list[int]
) -> tuple[list[str], list[int], list[int]]:
    """Join the halves of a word that a line end or a bad PDF broke; put misspelled words right."""
    mended: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    index = 0
    while index < len(words):
        glued = _glued_verb(words[index])
        if glued is not None:
            at = starts[index] + len(glued)
            mended += [glued, words[index][-1]]
            new_starts += [starts[index], at]
            new_ends += [at, ends[index]]
            index += 1
            continue
        length, word = _joined(words, starts, ends, index)
        mended.append(word if length > 1 else corrected(word))
        new_starts.append(starts[index])
        new_ends.append(ends[index + length - 1])
        index += length
    return mended, new_starts, new_ends


def _glued_verb(word: str) -> str | None:
    """Return the noun that an "è" is glued to: "pianoè"."""
    if word[-1:].isascii():
        return None
    noun = word[:-1]
    is_glued = word[-1:] in small_words().done and len(noun) > _SHORTEST_PIECE
    return noun if is_glued and word not in lexicon().verbs and _is_known(noun) else None


def _joined(words: list[str], starts: list[int], ends: list[int], index: int) -> tuple[int, str]:
    """Return how many tokens make one known word, and the word."""
    word = words[index]
    if word.endswith("-") and _is_known(word[:-1] + "".join(words[index + 1 : index + 2])):
        return 2, word[:-1] + words[index + 1]
    if not word.isalpha() or len(word) < _SHORTEST_PIECE or _is_known(word):
        return 1, word
    behind = words[index + 1 : index + 3]
    if len(behind) == 2 and behind[0] in {"-", "\u00ad"} and _is_known(word + behind[1]):
        return 3, word + behind[1]
    if behind and behind[0].isalpha() and starts[index + 1] - ends[index] <= 2:
        whole = word + behind[0]
        if len(whole) > 7 and len(behind[0]) >= _SHORTEST_PIECE and _is_known(whole):
            return 2, whole
    return 1, word
