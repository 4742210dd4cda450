"""Items of lists, and cells, that say several things in one: ``Viaggi: 800 (fonte: Registro)``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.layouts.values import has_date
from extractor.structure.atoms import Atom
from extractor.structure.evidence import Words
from extractor.structure.labels import LabelHabits, embedded_label, run_in_labels
from extractor.structure.shapes import is_day, is_figure

_ARROW = re.compile(r"\s*(?:→|->|=>|➔|⇒)\s*")
COUNT = r"\d{1,2}\.\d{1,2}[.)]?|\(?(?:\d{1,2}|[a-z])[.)]"
"""The number or letter of an item of a list, as a pattern."""

_MARKED = re.compile(rf"(?:^|\s)(?P<marker>[•▪◦●○■□‣–—-]|{COUNT})\s+(?=\S)")
_COUNTED = re.compile(r"^\(?(?P<marker>[1-9]\d?|[a-z])[.)]$")
_PARTS_ITEMS = ";,.:"
_DASH = re.compile(r"\s+[–—-]\s+|\s*[,;:]\s+|\s*\(")
_FEWEST = 2
_NO_HABITS = LabelHabits(())
_CLOSING = " ;.,"
_LONGEST_VALUE = 60  # characters
_BESIDE = 0.5  # of the height of a line by which two that stand beside each other may differ
_KEPT = 4096  # cells of a long document: each is taken apart once for all readings of it


@dataclass
class Taken:
    """What an item says: its name, and its parts by field name."""

    name: Atom
    parts: dict[str, Atom] = field(default_factory=dict)


@lru_cache(maxsize=_KEPT)
def take_apart(atom: Atom, words: Words) -> Taken:
    """The name of an item, and the value, deadline, source or result that it carries.

    What is given back is shared by all readings of a document and not to be changed.
    """
    before, found = run_in_labels(atom, words, _NO_HABITS)
    if before is not None and len(found) and len(before.words) > 1:
        rest, labelled = before, [item for item in found if words.label(item.name)]
    else:
        rest, labelled = embedded_label(atom, words)
    taken = Taken(rest)
    for item in labelled:
        scores = words.label(item.name)
        if scores and item.value is not None:
            best = max(scores, key=lambda name: (scores[name], name))
            taken.parts.setdefault(best.split(".", maxsplit=1)[1], item.value)
    text = rest.text.strip(_CLOSING)
    name, colon, value = text.rpartition(": ")
    if colon and len(value) <= _LONGEST_VALUE and name:
        pieces = _ARROW.split(value)
        if len(pieces) == 2 and all(is_figure(piece) or len(piece) < 40 for piece in pieces):
            taken.name = rest.saying(name)
            taken.parts["target"], taken.parts["text"] = map(rest.saying, pieces)
            return taken
        if is_figure(value):
            taken.name = rest.saying(name)
            taken.parts["target"] = rest.saying(value)
            return taken
        if _is_deadline(value):
            taken.name = rest.saying(name)
            taken.parts["deadline"] = rest.saying(value)
            return taken
    for match in reversed(list(_DASH.finditer(text))):
        value = text[match.end() :].strip(" )")
        if _is_deadline(value) and text[: match.start()]:
            taken.name = rest.saying(text[: match.start()])
            taken.parts["deadline"] = rest.saying(value)
            return taken
    taken.name = rest.saying(text)
    return taken


def _is_deadline(value: str) -> bool:
    if len(value) > _LONGEST_VALUE or not (is_day(value) or has_date(value)):
        return False
    words = [word for word in value.split() if word.isalpha()]
    return len(words) <= 4 or (is_day(value) and len(words) <= 6)


@dataclass(frozen=True)
class Marked:
    """An item of a list inside a cell, with its number or letter; a dot where it has a bullet.

    Attributes:
        marker: The number, letter or dot.
        atom: What it says.
        code: The number as printed, where it has several parts.
    """

    marker: str
    atom: Atom
    code: Atom | None = None


@lru_cache(maxsize=_KEPT)
def items_of_cell(atom: Atom) -> list[Marked]:
    """The items of a list in a cell; empty where it holds none.

    Markers open a line of the cell, so that a figure or a dash inside a sentence is none.
    """
    starts: list[tuple[int, str]] = []
    number = 0
    for _, line in atom.lines():
        first = line[0].text
        match = _MARKED.match(first + " x")
        if match is not None and len(line) > 1:
            starts.append((number, match["marker"].strip("().")))
        number += len(line)
    if len(starts) < _FEWEST or starts[0][0] != 0 or not _is_sequence([mark for _, mark in starts]):
        return []
    items = []
    for at, (start, marker) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else None
        piece = atom.between(start + 1, end)
        if piece is not None:
            is_count = marker.replace(".", "").isalnum()
            code = atom.between(start, start + 1) if "." in marker else None
            items.append(Marked(marker if is_count else "•", piece, code))
    return items


def lines_beside(atom: Atom, items: Sequence[Marked]) -> list[Marked]:
    """What stands beside each item of a list, in a cell without markers; empty where it does not.

    The lines of the cell that begin beside an item, one for each, part it.
    """
    tops = [item.atom.words[0].top for item in items]
    if len({item.atom.page for item in items} | {part.page for part in atom.parts}) != 1:
        return []
    starts: list[int] = []
    number = 0
    for _, line in atom.lines():
        first = line[0]
        height = first.bottom - first.top
        if len(starts) < len(tops) and abs(first.top - tops[len(starts)]) < _BESIDE * height:
            starts.append(number)
        number += len(line)
    if len(starts) != len(tops) or starts[0] != 0:
        return []
    ends = [*starts[1:], None]
    pieces = [atom.between(start, end) for start, end in zip(starts, ends, strict=True)]
    return [
        Marked(item.marker, piece)
        for item, piece in zip(items, pieces, strict=True)
        if piece is not None
    ]


@lru_cache(maxsize=_KEPT)
def items_in_line(atom: Atom) -> list[Marked]:
    """The items of a list that runs on in a sentence: ``1) bando; 2) posa``; empty where none does.

    The first word is the first marker of a count; each further one follows a sign that parts items.
    """
    tokens = [word.text for word in atom.words]
    starts: list[tuple[int, str]] = []
    for at, token in enumerate(tokens[:-1]):
        match = _COUNTED.match(token)
        is_parted = at == 0 or tokens[at - 1][-1] in _PARTS_ITEMS
        if match is not None and is_parted and match["marker"] in _following(starts):
            starts.append((at, match["marker"]))
    if not starts or starts[0][0] != 0:
        return []
    items = []
    for number, (start, marker) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else None
        piece = atom.between(start + 1, end)
        if piece is not None:
            items.append(Marked(marker, piece.saying(piece.text.rstrip(_CLOSING))))
    return items


def _following(starts: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The markers that may come next: of both counts at the beginning, then of the one begun."""
    if not starts:
        return "1", "a"
    is_lettered = starts[0][1].isalpha()
    return (chr(ord("a") + len(starts)) if is_lettered else str(len(starts) + 1),)


def _is_sequence(markers: list[str]) -> bool:
    """Whether markers count up, or are one bullet."""
    if all("." in marker for marker in markers):
        heads = {marker.partition(".")[0] for marker in markers}
        tails = [marker.partition(".")[2] for marker in markers]
        return len(heads) == 1 and _is_sequence(tails)
    if all(marker.isdigit() for marker in markers):
        return [int(marker) for marker in markers] == list(range(1, len(markers) + 1))
    if all(len(marker) == 1 and marker.isalpha() for marker in markers):
        return [ord(marker) for marker in markers] == list(
            range(ord(markers[0]), ord(markers[0]) + len(markers))
        )
    return len(set(markers)) == 1
