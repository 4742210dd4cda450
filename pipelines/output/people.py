"""Names and numbers of people, masked in what goes out; the store keeps the text."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

MASK = "[…]"

_TAX_CODE = (
    r"\b[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]\b"
)
"""Codice fiscale of a person (D.M. 23/12/1976), with the letters that stand for digits where two
people would have the same."""
_ADDRESS = r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b"
_TELEPHONE = (
    r"(?:(?<=\btel)|(?<=\bcell)|(?<=\bfax)|(?<=\btelefono)|(?<=\bcellulare))"
    r"[\s.:]*\+?\d[\d\s./-]{5,14}\d"
)
_MOBILE = r"(?:\+39[\s.]?)?\b3\d{2}[\s./-]?\d{3}[\s.]?\d{3,4}\b|\+39[\s.]?\d[\d\s./-]{6,12}\d"
_WORD = r"[A-ZÀ-Þ]['’][A-ZÀ-Þ][a-zà-ÿ]+|[A-ZÀ-Þ][a-zà-ÿ]+(?:['’-][A-ZÀ-Þ]?[a-zà-ÿ]+)*|[A-ZÀ-Þ]{2,}"
_INITIAL = r"[A-ZÀ-Þ]\."


def _alternatives(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What is masked: each pattern's first group is kept, where it has one, and the rest goes."""
    source = files("pipelines.output").joinpath("people.toml").read_text(encoding="utf-8")
    words = tomllib.loads(source)
    particle = rf"(?:(?:{_alternatives(words['particles'])})\s*)"
    part = rf"(?:{_INITIAL}|(?:{_WORD})\b)"
    name = rf"{part}(?:\s*{particle}?{part}){{0,4}}"
    initials = rf"{_INITIAL}(?:\s?{_INITIAL}){{0,2}}|[A-Z]\b"
    titles = _alternatives(words["titles"])
    companions = _alternatives(words["companions"])
    return (
        re.compile(rf"((?:(?i:\b(?:{titles}))\.?\s+)+){name}"),
        re.compile(rf"((?i:\b(?:{companions}))\s+)(?:{initials})"),
        re.compile(_TAX_CODE),
        re.compile(_ADDRESS),
        re.compile(_TELEPHONE, re.IGNORECASE),
        re.compile(_MOBILE),
    )


class Masker:
    """Masks people in text, and counts how many times it did.

    Attributes:
        count: Mentions masked so far.
    """

    def __init__(self) -> None:
        self.count = 0

    def text(self, text: str) -> str:
        """The text with a mask in place of each mention."""
        for pattern in _patterns():
            kept = r"\1" if pattern.groups else ""
            text, found = pattern.subn(kept + MASK, text)
            self.count += found
        return text

    def rows(
        self, rows: Iterable[Sequence[object]], kept: Collection[int] = ()
    ) -> Iterator[list[object]]:
        """Rows with their texts masked.

        Args:
            rows: Values of any type.
            kept: Positions of values that stay as they are, such as identifiers.
        """
        for row in rows:
            yield [
                self.text(value) if isinstance(value, str) and place not in kept else value
                for place, value in enumerate(row)
            ]

    def summary(self) -> str:
        """How many mentions were masked, in a sentence."""
        mentions = "1 mention" if self.count == 1 else f"{self.count} mentions"
        return f"{mentions} of people masked; the database keeps the text."
