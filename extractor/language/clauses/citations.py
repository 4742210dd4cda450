"""Acts that a text cites: determinazioni, delibere, protocol numbers.

An office's own numbered acts are evidence and their dates count; the dates of laws never do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.clauses.marks import ActMark
from extractor.language.timeline.laws import is_law
from extractor.language.words.data import pattern, read_toml

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered act and where its date would stand.

    Attributes:
        act: The act.
        date_first: Span of a date written before the number, if any.
    """

    act: ActMark
    date_first: tuple[int, int] | None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an act dated before its number, of any act, of a further number.

    The first two begin with the kind of the act: they are tried where one is named.
    """
    words = read_toml("acts.toml")["acts"]
    head = rf"\b(?P<kind>{words['kind']})(?![\w])(?P<organ>(?:\s+(?:{words['organ']})){{0,7}}?)"
    sign, number = words["number_sign"], words["number"]
    dated = rf"{head}{words['of_date']}\s*(?P<date>{words['date']})\s*,?\s*{sign}{number}"
    return (
        re.compile(dated, re.IGNORECASE),
        re.compile(rf"{head}\s*,?\s*(?:{sign})?{number}", re.IGNORECASE),
        re.compile(rf"{words['more']}{sign}{number}", re.IGNORECASE),
        re.compile(sign, re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    """Return the pattern of the places where a kind of act is named."""
    return re.compile(rf"\b(?=(?:{read_toml('acts.toml')['acts']['kind']})(?!\w))", re.IGNORECASE)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def citations(text: str) -> list[Citation]:
    """Find the numbered acts of a text, in order.

    Args:
        text: Any text.

    Returns:
        One citation for each number: "prot. n. 9010/2022, n. 9017/2022" are two.
    """
    if _DIGIT.search(text) is None:
        return []
    heads = [match.start() for match in _kinds().finditer(text)]
    dated, numbered, more, _ = _patterns()
    found: list[Citation] = []
    for form in (dated, numbered):
        position = 0
        for head in heads:
            match = form.match(text, head) if head >= position else None
            if match is None:
                continue
            position = match.end()
            if any(c.act.start < match.end() and match.start() < c.act.end for c in found):
                continue
            if not _is_numbered(match) or is_law(match[0]):
                position = match.start("kind") + 2
                continue
            date_first = match.span("date") if form is dated else None
            found.append(Citation(_act(match, match["kind"]), date_first))
            while further := more.match(text, position):
                found.append(Citation(_act(further, match["kind"]), None))
                position = further.end()
    return sorted(found, key=lambda citation: citation.act.start)


def _act(match: re.Match[str], kind: str) -> ActMark:
    return ActMark(match.start(), match.end(), kind.lower(), match["number"], _year(match["year"]))


def _is_numbered(match: re.Match[str]) -> bool:
    """A number sign, a year, or a kind that is always numbered: "nota 3" is none of these."""
    behind = match[0][len(match["kind"]) + len(match["organ"]) :]
    if _patterns()[3].search(behind):
        return True
    always = pattern("acts.toml", "acts", "always_numbered").match(match["kind"])
    return match["organ"].strip() == "" and (match["year"] is not None or always is not None)
