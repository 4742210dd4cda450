"""Words folded so that what is meant alike is written alike."""

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|[%№]|[^\W_]+°")
_YEAR = re.compile(r"^(19|20)\d\d$")
_FOOTNOTE_NUMBER = re.compile(r"(?<=[a-z]{3})\d$")
_FOOTNOTE_MARKS = re.compile("[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_YEAR_DIGITS = 3  # a shorter number only numbers columns of one name
_VOWELS = "aeiou"
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""The blocks of combining marks of Unicode."""


def plain(text: str) -> str:
    """Lower case, without accents; typographic quotes as plain ones."""
    if text.isascii():
        return text.lower()
    bare = _FOOTNOTE_MARKS.sub("", text).lower().replace("\u2019", "'")
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", bare))


def without_footnote(word: str) -> str:
    """A folded word without the number of a footnote that was set as a plain digit: ``peso2``."""
    return _FOOTNOTE_NUMBER.sub("", word)


def with_signs_spelt(text: str) -> str:
    """Plain text with the sign for a number written out and degree signs taken off."""
    return plain(text).replace("n\u00b0", "numero ").replace("°", " ")


def run_together(text: str) -> str:
    """The letters and digits of a text as one stem: narrow columns cut words anywhere."""
    return stem("".join(filter(str.isalnum, plain(text))))


class Folding:
    """How the words of headers are folded.

    Args:
        abbreviations: Short forms and what they stand for.
        skipped: Words without a meaning of their own.
    """

    def __init__(self, abbreviations: dict[str, str], skipped: frozenset[str]) -> None:
        self._abbreviations = abbreviations
        self._skipped = skipped
        self.tokens = lru_cache(maxsize=8192)(self._tokens)

    def _tokens(self, text: str) -> tuple[str, ...]:
        """The folded words of a text: abbreviations written out, years as ``anno``, stems."""
        tokens: list[str] = []
        for found in _TOKEN.findall(with_signs_spelt(text)):
            raw = without_footnote(found)
            word = raw if raw in self._abbreviations else raw.replace(".", "")
            written_out = "anno" if _YEAR.match(word) else self._abbreviations.get(word, word)
            tokens.extend(stem(part) for part in written_out.split() if part not in self._skipped)
        named = [token for token in tokens if not (token.isdigit() and len(token) < _YEAR_DIGITS)]
        return tuple(named or tokens)


def stem(word: str) -> str:
    """A word without its inflection: final vowels dropped, as Italian plurals need."""
    stem = word.rstrip(_VOWELS) if len(word) > 4 else word
    if len(stem) < 3:
        stem = word
    return stem.removesuffix("h")
