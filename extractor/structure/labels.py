"""Labels that run in: ``Peso: 20  Scadenza: 31/12/2024``, and captions above their values."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.layouts.values import is_mark
from extractor.pages.page import Word
from extractor.structure.atoms import Atom, are_in_two_sizes, joined_atoms, without_leaders
from extractor.structure.events import Pair
from extractor.structure.evidence import Words
from extractor.structure.shapes import is_day, is_value, shape

_MOST_WORDS = 9  # of a label
_NAMES = 0.6  # degree from which words are a label by themselves
_NAMES_INSIDE = 0.8  # the same in the middle of a line, where nothing else tells
_NAMES_WITHOUT_COLON = 0.9
_WIDE = 1.3  # line heights: a gap that parts what stands side by side
_OFTEN = 3  # lines that begin alike, before a colon, from which the beginning is a label
_COLON = re.compile(r"[:?]$|^=$")
_CLAUSE = re.compile(r"[;(|]$|^[-–—|/]$|^\($")
_PARTS = re.compile(r"[;|]$|^[-–—|]$")  # what parts clauses and stands inside no label
_ABBREVIATED = 3  # letters of a word with a stop that may be an abbreviation
_CLOSES = " ;,-–—|)"
_MARKER = re.compile(r"^\W*\w{1,3}[.)]?$")
_EMBEDDED = re.compile(r"\((?P<inside>[^()]{3,80})\)")


@dataclass(frozen=True, eq=False)
class Labelled:
    """A label and its value; no value where the line ends with the label."""

    label: Atom
    value: Atom | None

    @property
    def name(self) -> str:
        """The label without what leads to its value."""
        return without_leaders(self.label.text)


def pair_of(label: Atom, values: tuple[Atom | None, ...]) -> Pair:
    """A label with its values, under the key of all labels that say the same."""
    name = without_leaders(label.text)
    return Pair(shape(name), name, label, values)


class LabelHabits:
    """The beginnings of lines before a colon, and how many lines of the document have each."""

    def __init__(self, lines: Iterable[Sequence[Word]]) -> None:
        self._counts: Counter[str] = Counter()
        for line in lines:
            starts = {*_before_colons(line), *(_text(line[:end]) for end in _ends(line))}
            self._counts.update(starts - {""})

    def recurs(self, label: str) -> bool:
        """Whether several lines begin so."""
        return self._counts[shape(without_leaders(label))] >= _OFTEN


def _text(words: Sequence[Word]) -> str:
    return shape(without_leaders(" ".join(word.text for word in words)))


def _ends(line: Sequence[Word]) -> list[int]:
    """Where a label without a colon may end: where bold print or a narrow column ends."""
    ends = []
    for at in range(1, min(len(line), _MOST_WORDS)):
        turns_plain = all(word.is_bold for word in line[:at]) and not line[at].is_bold
        if turns_plain or line[at].x0 - line[at - 1].x1 > _WIDE * (line[at].bottom - line[at].top):
            ends.append(at)
            break
    return ends


def _before_colons(line: Sequence[Word]) -> Iterator[str]:
    """What stands before each colon of a line, from its beginning or the last sign that parts."""
    start = opened = sentence = 0
    for at, word in enumerate(line):
        if word.text.startswith("("):
            opened = at
        if at and begins_sentence(line, at):
            sentence = at
        if _COLON.search(word.text):
            label = line[start : at + 1]
            label = label if _is_balanced(label) else line[max(start, opened) : at + 1]
            if len(label) <= _MOST_WORDS:
                yield shape(without_leaders(" ".join(item.text for item in label)))
            if start < sentence and at - sentence < _MOST_WORDS:
                yield _text(line[sentence : at + 1])
            start = at + 1
        elif _PARTS.search(word.text):
            start = at + 1


def begins_sentence(line: Sequence[Word], at: int) -> bool:
    """Whether a word inside a text begins a sentence: a stop behind a word precedes it."""
    before = line[at - 1].text
    return before.endswith(".") and len(before) > _ABBREVIATED and line[at].text[:1].isupper()


def _is_balanced(label: Sequence[Word]) -> bool:
    """Whether brackets that open in words close there."""
    text = " ".join(word.text for word in label)
    return text.count("(") == text.count(")")


def _parts(word: Word) -> bool:
    return _PARTS.search(word.text) is not None


def parts_clauses(token: str) -> bool:
    """Whether a word ends with a sign that parts clauses, or is one."""
    return _CLAUSE.search(token) is not None


def run_in_labels(
    atom: Atom, words: Words, habits: LabelHabits
) -> tuple[Atom | None, list[Labelled]]:
    """The labels of a line with their values, and what stands before the first of them."""
    tokens = atom.words
    marks = [at for at, word in enumerate(tokens) if _COLON.search(word.text)]
    starts: list[tuple[int, int]] = []  # where each label begins and ends
    floor = 0
    for end in marks:
        start = _label_start(tokens, floor, end, words, habits)
        if start is not None:
            starts.append((start, end))
            floor = end + 1
    if not starts:
        return _defined(atom, words, habits)
    found = []
    for number, (start, end) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(tokens)
        label = atom.between(start, end + 1)
        value = _closed(atom.between(end + 1, stop))
        if value is not None and len(starts) > 1:
            value = _without_stop(value)
        if label is not None:
            found.append(Labelled(label, value))
    return _closed(atom.between(0, starts[0][0])), found


def _closed(atom: Atom | None) -> Atom | None:
    """A value without the sign that parts it from the next label."""
    if atom is None:
        return None
    text = atom.text
    bare = text.rstrip(_CLOSES)
    if text.count("(") == text.count(")"):
        bare = text.rstrip(_CLOSES.replace(")", ""))
    bare = bare.rstrip(" (")
    if bare.endswith(".") and (is_value(bare[:-1]) or is_day(bare[:-1]) or is_mark(bare[:-1])):
        bare = bare[:-1]
    if not bare:
        return None
    return atom if bare == text else atom.saying(bare)


def _without_stop(atom: Atom) -> Atom | None:
    """A value among several without the stop that parts it from the next label, or ends all."""
    bare = atom.text.removesuffix(".")
    if not bare.strip():
        return None
    return atom if "." in bare or bare == atom.text else atom.saying(bare)


def _defined(atom: Atom, words: Words, habits: LabelHabits) -> tuple[Atom | None, list[Labelled]]:
    """A term set apart from what defines it, by bold print or a wide gap, without a colon."""
    for end in _ends(atom.words):
        label = atom.between(0, end)
        if label is None or is_value(label.text) or _MARKER.match(label.text):
            continue
        named = words.best(label.text, "label")
        if named >= _NAMES_INSIDE or (habits.recurs(label.text) and len(label.text) < 60):
            return None, [Labelled(label, atom.between(end))]
    return atom, []


def _start_of_clause(
    tokens: Sequence[Word], first: int, end: int, habits: LabelHabits
) -> int | None:
    """Where the clause begins that ends at a colon, if several clauses of the document do so."""
    start = next((at + 1 for at in range(end - 1, first - 1, -1) if _parts(tokens[at])), None)
    if start is None:
        start = _start_of_sentence(tokens, first + 1, end, habits)
    if start is None or not _is_balanced(tokens[start : end + 1]):
        return None
    label = " ".join(word.text for word in tokens[start : end + 1])
    return start if habits.recurs(label) and not is_value(without_leaders(label)) else None


def _start_of_sentence(
    tokens: Sequence[Word], first: int, end: int, habits: LabelHabits
) -> int | None:
    """Where the sentence begins that ends at a colon, if several of the document do so."""
    for start in range(end, first - 1, -1):
        if begins_sentence(tokens, start):
            label = " ".join(word.text for word in tokens[start : end + 1])
            return start if habits.recurs(label) and not is_value(label) else None
    return None


def _label_start(
    tokens: Sequence[Word], floor: int, end: int, words: Words, habits: LabelHabits
) -> int | None:
    """Where the label that ends at a colon begins; None where what is before it is no label."""
    first = max(floor, end - _MOST_WORDS)
    parted = _start_of_clause(tokens, first, end, habits)
    if parted is not None:
        return parted
    starts: list[int] = list(range(end, first - 1, -1))
    if floor == 0 and first == 0:
        starts = [0, *starts[:-1]]
    for start in starts:
        label = without_leaders(" ".join(word.text for word in tokens[start : end + 1]))
        if not label or is_value(label) or _holds_sign(tokens[start : end + 1]):
            continue
        is_first = start == floor and floor == 0
        is_parted = start > 0 and (
            _is_parted(tokens[start - 1], tokens[start]) or tokens[start].text.startswith("(")
        )
        begins_clause = start > 0 and _CLAUSE.search(tokens[start - 1].text) is not None
        turns_bold = (
            start > 0
            and tokens[start].is_bold
            and not tokens[start - 1].is_bold
            and all(word.is_bold for word in tokens[start : end + 1] if len(word.text) > 1)
        )
        named = words.best(label, "label")
        if is_first:
            is_bold = all(word.is_bold for word in tokens[start : end + 1] if len(word.text) > 1)
            goes_on = end + 1 < len(tokens) and not tokens[end + 1].is_bold
            if named >= _NAMES or (is_bold and goes_on) or habits.recurs(label):
                return start
        elif is_parted or turns_bold or begins_clause:
            if named >= _NAMES or turns_bold or habits.recurs(label):
                return start
        elif named >= _NAMES_INSIDE and tokens[start].text[:1].isupper():
            return start
    return None


def _holds_sign(label: Sequence[Word]) -> bool:
    """Whether a clause ends or a bracket opens inside words: they are no label."""
    if any(word.text.endswith(";") for word in label[:-1]):
        return True
    return any(word.text.startswith("(") for word in label[1:]) and not _is_balanced(label)


def _is_parted(before: Word, after: Word) -> bool:
    return after.x0 - before.x1 > _WIDE * (after.bottom - after.top) or before.text in ("|", "–")


def captioned(atom: Atom, words: Words, recurring: frozenset[str]) -> Labelled | None:
    """A caption and the value below it, in one cell or box; None where it has none.

    The caption is a first line set in another hand than the rest, or that many boxes repeat, or
    whose words name a field.
    """
    first = atom.first_line
    if first is atom:
        return None
    label = without_leaders(first.text)
    if is_value(label) or len(label) > 60 or not any(letter.isalpha() for letter in label):
        return None
    rest = atom.lines_as_atoms()[1:]
    stands_out = (
        are_in_two_sizes(first, rest[0])
        or first.is_bold != rest[0].is_bold
        or (first.is_in_capitals and not rest[0].is_in_capitals)
    )
    named = words.best(label, "label")
    recurs = shape(label) in recurring
    if (stands_out and (named >= 0.5 or recurs)) or (recurs and named >= 0.8):
        return Labelled(first, joined_atoms(rest))
    return None


def embedded_label(atom: Atom, words: Words) -> tuple[Atom, list[Labelled]]:
    """What stands in a text beside what it says: ``Riordino del mercato (peso 15)``.

    Returns:
        The text without it, and each label with its value.
    """
    found: list[Labelled] = []
    text = atom.text
    for match in _EMBEDDED.finditer(text):
        labelled = _inside(atom, match["inside"], words)
        if labelled is not None:
            found.append(labelled)
            text = text.replace(match[0], " ")
    if not found:
        return _at_the_end(atom, words)
    return atom.saying(" ".join(text.split()).strip(" ;,")), found


def _at_the_end(atom: Atom, words: Words) -> tuple[Atom, list[Labelled]]:
    """``Sistema informativo unico peso 15/100``: a label with a figure behind a title."""
    tokens = atom.text.split()
    for count in (2, 3, 4):
        if len(tokens) <= count + 1:
            break
        labelled = _inside(atom, " ".join(tokens[-count:]), words)
        if labelled is not None:
            return atom.saying(" ".join(tokens[:-count]).strip(" -–—,;(")), [labelled]
    return atom, []


def _inside(atom: Atom, inside: str, words: Words) -> Labelled | None:
    """A label and its value between brackets, or at the end of a line."""
    tokens = inside.replace(":", ": ").split()
    for end in range(1, min(len(tokens), 5)):
        label = " ".join(tokens[:end])
        rest = " ".join(tokens[end:]).strip()
        is_colon = label.endswith(":")
        named = words.best(label.rstrip(":"), "label")
        if is_colon and rest and named >= _NAMES_INSIDE:
            return Labelled(atom.saying(label), atom.saying(rest))
        if rest and is_value(rest) and words.weight(label) >= _NAMES_WITHOUT_COLON:
            return Labelled(atom.saying(label), atom.saying(rest))
    return None


def label_without_colon(atom: Atom, words: Words) -> Labelled | None:
    """``Peso 20%``: words that name a field and a figure right behind them."""
    if len(atom.text) > 60:
        return None
    return _inside(atom, atom.text, words)
