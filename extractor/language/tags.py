"""Funds and themes that an objective names in its title or its costs, by ``tags.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.words.data import read_toml


@dataclass(frozen=True, slots=True)
class Tag:
    """A fund or a theme with the words that name it.

    Attributes:
        tag: Its name in ``tags.toml``, with its kind: ``funding.pnrr``, ``theme.disability``.
        detail: What the words behind it add ("1.1.1", "CRC", "2019"), or ``None``.
        field: ``title`` or ``costs``.
        start: Offset of the first character.
        end: Offset after the last character.
        words: Those characters.
    """

    tag: str
    detail: str | None
    field: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    pattern: re.Pattern[str]
    detail: re.Pattern[str] | None
    fields: tuple[str, ...]


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """The rules in the order of the file."""
    rules: list[_Rule] = []
    data = read_toml("tags.toml")
    gap = rf"[\s:,\-–(]*(?:(?:{'|'.join(data['before_detail']['words'])})[\s:,\-–]*)*"
    for kind, entries in ((kind, data[kind]) for kind in ("funding", "theme")):
        for name, entry in entries.items():
            words = [f"(?i:{word})" for word in entry.get("words", [])] + entry.get("exact", [])
            detail = entry.get("detail")
            rules.append(
                _Rule(
                    tag=f"{kind}.{name}",
                    pattern=re.compile(rf"(?<![\w.])(?:{'|'.join(words)})(?!\w)"),
                    detail=re.compile(rf"(?i:{gap})({detail})(?![\w])") if detail else None,
                    fields=("title", "costs") if kind == "funding" else ("title",),
                )
            )
    return tuple(rules)


def tags_in(title: str | None, costs: str | None) -> list[Tag]:
    """Reads the funds and themes of an objective.

    Args:
        title: Its title.
        costs: What its card says about costs.

    Returns:
        The tags, the title's first, in order of position; a tag with the same detail counts once
        in each field, and one without a detail is dropped where the field gives one with it.
    """
    found: list[Tag] = []
    for field, text in (("title", title), ("costs", costs)):
        if text:
            found.extend(_tags_of(field, text))
    return found


def _tags_of(field: str, text: str) -> list[Tag]:
    found: dict[tuple[str, str | None], Tag] = {}
    for rule in _rules():
        if field not in rule.fields:
            continue
        for match in rule.pattern.finditer(text):
            detail = rule.detail.match(text, match.end()) if rule.detail else None
            end = detail.end() if detail else match.end()
            value = detail[1].strip() if detail else None
            found.setdefault(
                (rule.tag, value),
                Tag(rule.tag, value, field, match.start(), end, text[match.start() : end]),
            )
    detailed = {tag for tag, detail in found if detail is not None}
    kept = [t for (tag, detail), t in found.items() if detail is not None or tag not in detailed]
    return sorted(kept, key=lambda tag: (tag.start, tag.tag))
