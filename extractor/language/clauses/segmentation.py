"""Sentences of a text, and their parts between semicolons.

Verification texts are notes: full stops are missing ("entro il 31/12/2021 E' stata"), abbreviations
are many ("prot. n.", "s.r.l."), and a semicolon often does the work of a full stop.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.language.words.data import read_toml

_BREAK = re.compile(
    r"(?P<stop>[.!?](?=\s+[\"“«(]?[A-ZÀÈÉÌÒÙ0-9]|[A-ZÈ][a-z]))|(?P<line>\n\s*(?=[-•*A-Z]))|(?P<new>(?<=[\w)\"”])\s(?=(?:E['’]|È)\s))"
)
_SEMICOLON = re.compile(r";")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Gives the spans of the sentences, in order; together they cover the text."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match["stop"] and match[0] == "." and _is_abbreviated(text, start, match.start()):
            continue
        end = match.end()
        if text[start:end].strip():
            spans.append((start, end))
            start = end
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


@lru_cache(maxsize=1)
def _abbreviation() -> re.Pattern[str]:
    words = "|".join(read_toml("grammar.toml")["abbreviations"]["words"])
    return re.compile(rf"(?:^|[\s(/'’.])(?:{words}|[A-Z])$", re.IGNORECASE)


def _is_abbreviated(text: str, start: int, stop: int) -> bool:
    return _abbreviation().search(text[max(start, stop - 8) : stop]) is not None


def segment_spans(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Gives the spans of the parts between semicolons, sentence by sentence."""
    spans: list[tuple[int, int]] = []
    for low, high in sentences:
        start = low
        for match in _SEMICOLON.finditer(text, low, high):
            spans.append((start, match.end()))
            start = match.end()
        if start < high:
            spans.append((start, high))
    return spans
