"""Whether the text layer says what the pages show.

A font can map its letters to others, so that a page shows `relazione` and its text layer says
`eelazione`. Such words are no words. What is asked, in this order, costs nothing where all is well:
how surprising the letters are, and only then a dictionary of Italian and of its neighbours, since
pages also hold names, codes, and other languages.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractor.language.dictionary import is_word_of
from extractor.language.letters import Surprise, surprise
from extractor.pages.page import Page

_PROSE = re.compile(r"(?<![\w.'])[a-zà-öø-ÿ]{4,}(?![\w.])")
_LANGUAGES = ("it", "de", "fr", "en")
"""Italian, the other languages of its regions that a dictionary has, and that of its loan words."""


@dataclass(frozen=True, slots=True)
class LegibilityTolerances:
    """When a text layer is doubted; docs/decisions/0075-words-as-printed.md has the measurements.

    Attributes:
        surprise: Bits a letter from which a document is looked up in the dictionary.
        page_surprise: The same for a page of a document that is not.
        fewest_words: Of prose, in lower case; fewer tell nothing.
        known_share: Of the words of prose, 0 to 1: legible text has more in the dictionary.
        illegible_share: Of a document's words of prose on illegible pages: with more, none is read.
    """

    surprise: float = 3.72
    page_surprise: float = 3.95
    fewest_words: int = 40
    known_share: float = 0.7
    illegible_share: float = 0.5


_TOLERANCES = LegibilityTolerances()


@dataclass(frozen=True, slots=True)
class Legibility:
    """What of a document's text layer can be believed.

    Attributes:
        pages: The pages; those whose text is not what they show are without words.
        illegible: The numbers of these.
        example: A word of theirs that is none; empty where there are no such pages.
        is_lost: Whether they hold most of what the document says.
    """

    pages: tuple[Page, ...]
    illegible: tuple[int, ...] = ()
    example: str = ""
    is_lost: bool = False


def check_legibility(pages: Sequence[Page]) -> Legibility:
    """Take the words off pages whose text layer says other letters than they show."""
    texts = {page.number: " ".join([word[0] for word in page.words]) for page in pages}
    surprises = {number: surprise(text) for number, text in texts.items()}
    bits, pairs = zip(*surprises.values(), strict=True) if surprises else ((), ())
    document = " ".join(texts.values())
    if Surprise(sum(bits), sum(pairs)).mean > _TOLERANCES.surprise and not _is_legible(document):
        doubtful = list(texts)
    else:
        limit = _TOLERANCES.page_surprise
        doubtful = [number for number, found in surprises.items() if found.mean > limit]
    illegible = [number for number in doubtful if not _is_legible(texts[number])]
    if not illegible:
        return Legibility(tuple(pages))
    lost = sum(len(_prose(texts[number])) for number in illegible)
    bare = [replace(page, words=()) if page.number in illegible else page for page in pages]
    return Legibility(
        pages=tuple(bare),
        illegible=tuple(illegible),
        example=_example(texts[number] for number in illegible),
        is_lost=lost > _TOLERANCES.illegible_share * len(_prose(document)),
    )


def _prose(text: str) -> list[str]:
    """Words in lower case: neither names nor codes nor abbreviations."""
    found: list[str] = _PROSE.findall(text)
    return found


def _is_legible(text: str) -> bool:
    """Whether the words of prose are words, or too few to tell."""
    words = _prose(text)
    if len(words) < _TOLERANCES.fewest_words:
        return True
    needed = _TOLERANCES.known_share * len(words)
    return any(
        sum(is_word_of(word, languages) for word in words) >= needed
        for languages in (_LANGUAGES[:1], _LANGUAGES)
    )


def _example(texts: Iterable[str]) -> str:
    """The first longest word that no dictionary has."""
    words = [word for text in texts for word in _prose(text) if not is_word_of(word, _LANGUAGES)]
    return max(words, key=len, default="")
