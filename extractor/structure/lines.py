"""Lines between tables, and those inside a box, as headings, labels, items of lists and prose."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.pages.page import Word
from extractor.structure.atoms import Atom, atom_of_lines, without_leaders
from extractor.structure.column_edges import right_edges
from extractor.structure.events import Event, Heading, Item, Prose
from extractor.structure.evidence import Words
from extractor.structure.labels import (
    LabelHabits,
    Labelled,
    begins_sentence,
    label_without_colon,
    pair_of,
    parts_clauses,
    run_in_labels,
)
from extractor.structure.titles import coded_title
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle

_BULLET = re.compile(r"^[•▪◦●○■□\uf0b7\uf0a7\uf02d\u2013\u2014‣⁃∙·*>–—-]$")
_MARKER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-zA-Z])[.)]|\(\d{1,2}\))$")
_RULE = re.compile(r"^[=\-_+.·\s]{6,}$")
_LONGEST_HEADING = 150  # characters
_LONGEST_CAPTION = 100  # characters
_GAP = 0.75  # of the line height: a wider one ends a paragraph
_LARGER = 0.7  # points by which a heading is set larger than the body
_HANGS = 2.0  # points by which the lines of an item stand in from its marker
_NAMES_FIELD = 0.8
_MOST_LABEL_WORDS = 8
_MOST_HEADING_LINES = 4
_SAME_X = 3.0  # points


@dataclass(frozen=True)
class LineReader:
    """What lines are read with.

    Attributes:
        words: What words say.
        style: How the document wraps its lines.
        habits: How its lines begin.
        body: The size and weight in which most of its lines are set.
    """

    words: Words
    style: JoinStyle
    habits: LabelHabits
    body: tuple[float, bool]

    def events(self, lines: Sequence[TextLine]) -> Iterator[Event]:
        """The events of lines that follow each other."""
        read = [self._line(line) for line in lines if not _is_rule(line)]
        rights = right_edges([item.line for item in read])
        index = 0
        while index < len(read):
            item, right = read[index], rights[index]
            if item.marker is not None:
                index, event = self._item(read, index, right)
                yield event
            elif item.is_pair:
                yield from self._pairs(read, index, right)
                index = self._value_end(read, index, right)
            elif item.is_heading:
                behind = item.behind
                if behind:
                    yield heading_of(item.atom, self.words)
                    index += 1
                else:
                    index, heading = self._heading(read, index, right)
                    yield heading
                for labelled in behind:
                    yield pair_of(labelled.label, (labelled.value,))
            else:
                end = index + 1
                while (
                    end < len(read)
                    and _is_close(read, end)
                    and (read[end].is_plain or (read[end].is_inside and _is_full(read, end, right)))
                ):
                    end += 1
                yield from self._paragraph(self._joined(read[index:end], right))
                index = end

    def _paragraph(self, whole: Atom) -> Iterator[Event]:
        """A paragraph, and the labels with values that its last sentences are."""
        before, labelled = run_in_labels(whole, self.words, self.habits)
        if before is None or not self._are_sentences(whole, labelled):
            yield Prose(whole)
            return
        yield Prose(before)
        for item in labelled:
            value = _without_stop(item.value)
            yield pair_of(item.label, (value,))

    def _are_sentences(self, whole: Atom, labelled: Sequence[Labelled]) -> bool:
        """Whether labels that recur in the document begin sentences of a paragraph."""
        starts = {
            id(word)
            for at, word in enumerate(whole.words)
            if at and begins_sentence(whole.words, at)
        }
        return bool(labelled) and all(
            id(item.label.words[0]) in starts and self.habits.recurs(item.name) for item in labelled
        )

    def events_above_table(self, lines: Sequence[TextLine]) -> Iterator[Event]:
        """The events of lines that a table follows; a short last line is its caption."""
        events = list(self.events(lines))
        last = events[-1] if events else None
        if isinstance(last, Prose) and _is_caption(last.atom):
            events[-1] = heading_of(last.atom, self.words)
        yield from events

    def _line(self, line: TextLine) -> "_ReadLine":
        atom = atom_of_lines([line], self.style)
        marker = _marker(line)
        if marker is not None:
            rest = atom.between(1)
            if rest is not None and self._label_of_item(rest):
                return _ReadLine(line, rest, None, is_pair=True)
            return _ReadLine(line, atom, marker)
        coded = coded_title(atom, self.words)
        if coded.names_objective and coded.code is not None and coded.title is not None:
            title, behind = run_in_labels(coded.title, self.words, self.habits)
            if behind:
                count = len(atom.words) - len(coded.title.words)
                count += len(title.words) if title is not None else 0
                head = atom.between(0, count) or atom
                return _ReadLine(line, head, None, is_heading=True, is_coded=True, behind=behind)
            if self._is_heading(atom)[0]:
                return _ReadLine(line, atom, None, is_heading=True, is_coded=True)
        before, labelled = run_in_labels(atom, self.words, self.habits)
        if labelled and (before is None or len(before.words) <= 3):
            return _ReadLine(line, atom, None, is_pair=True, is_inside=before is not None)
        is_heading, is_coded = self._is_heading(atom)
        return _ReadLine(line, atom, None, is_heading=is_heading, is_coded=is_coded)

    def _label_of_item(self, rest: Atom) -> bool:
        for at, word in enumerate(rest.words[:_MOST_LABEL_WORDS]):
            if word.text.endswith(":"):
                label = " ".join(item.text for item in rest.words[: at + 1]).rstrip(":")
                return self.words.best(label, "label") >= _NAMES_FIELD
        return False

    def _is_heading(self, atom: Atom) -> tuple[bool, bool]:
        """Whether a line heads others, and whether it does so by its code."""
        text = atom.text
        if len(text) > _LONGEST_HEADING or not any(letter.isalpha() for letter in text):
            return False, False
        coded = coded_title(atom, self.words)
        if coded.names_objective and (coded.code is not None or coded.title is not None):
            is_sentence = text.endswith(".") and len(text) > 80
            if not is_sentence and (coded.title is None or not coded.title.text[:1].islower()):
                return True, True
        if text.endswith((";", ",", ".")) and not text.endswith("..."):
            return False, False
        size, is_bold = self.body
        stands_out = (
            atom.size >= size + _LARGER
            or (atom.is_bold and not is_bold)
            or (atom.is_in_capitals and len(text) > 3)
            or (atom.size <= size - _LARGER and coded.code is not None)
        )
        return stands_out, stands_out and coded.code is not None

    def _item(self, read: Sequence["_ReadLine"], index: int, right: float) -> tuple[int, Item]:
        first = read[index]
        x = first.line.words[0].x0 + _HANGS
        end = index + 1
        while (
            end < len(read)
            and read[end].marker is None
            and _is_close(read, end)
            and (
                (read[end].line.words[0].x0 > x and not read[end].atom.is_bold)
                or (_goes_on(read, end) and _is_full(read, end, right))
            )
        ):
            end += 1
        whole = self._joined(read[index:end], right)
        rest = whole.between(1) or whole
        name, labelled = run_in_labels(rest, self.words, self.habits)
        pairs = tuple(pair_of(item.label, (item.value,)) for item in labelled)
        return end, Item(first.marker or "", rest, whole, name, pairs if name is not None else ())

    def _pairs(self, read: Sequence["_ReadLine"], index: int, right: float) -> Iterator[Event]:
        end = self._value_end(read, index, right)
        first = read[index]
        lines = [first.atom, *(item.atom for item in read[index + 1 : end])]
        whole = self._joined(read[index:end], right) if len(lines) > 1 else first.atom
        if first.atom is not whole and first.line.words[0] is not first.atom.words[0]:
            whole = whole.between(1) or whole
        before, labelled = run_in_labels(whole, self.words, self.habits)
        if before is not None:
            yield Prose(before)
        for item in labelled:
            yield pair_of(item.label, (item.value,))

    def _value_end(self, read: Sequence["_ReadLine"], index: int, right: float) -> int:
        """Where the value of the last label of a line ends."""
        end = index + 1
        x = read[index].line.words[0].x0
        while end < len(read) and _goes_on(read, end) and _is_close(read, end):
            hangs = read[end].is_plain and read[end].line.words[0].x0 > x + _HANGS
            hangs = hangs or read[end].is_heading
            if not hangs and not _is_full(read, end, right):
                break
            end += 1
        return end

    def _heading(
        self, read: Sequence["_ReadLine"], index: int, right: float
    ) -> tuple[int, Heading]:
        first = read[index]
        end = index + 1
        while (
            end < len(read)
            and end - index < _MOST_HEADING_LINES
            and _look_alike(read[end].atom, first.atom)
            and not read[end].is_coded
            and not read[end].is_pair
            and read[end].marker is None
            and _is_close(read, end)
            and (first.is_coded or _is_full(read, end, right) or read[end].atom.text[:1].islower())
        ):
            end += 1
        atom = self._joined(read[index:end], right)
        return end, heading_of(atom, self.words)

    def _joined(self, read: Sequence["_ReadLine"], right: float) -> Atom:
        return atom_of_lines([item.line for item in read], self.style, right)


@dataclass(frozen=True)
class _ReadLine:
    line: TextLine
    atom: Atom
    marker: str | None
    is_pair: bool = False
    is_heading: bool = False
    is_coded: bool = False
    is_inside: bool = False  # whether words that may end a sentence stand before its labels
    behind: list[Labelled] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """Whether it may go on with the line above."""
        return self.marker is None and not self.is_pair and not self.is_heading


def heading_of(
    atom: Atom, words: Words, beside: tuple[Atom, ...] = (), *, is_in_table: bool = False
) -> Heading:
    """A heading taken apart, with its key."""
    coded = coded_title(atom, words)
    title = coded.title
    if title is not None and coded.code is not None and label_without_colon(title, words):
        beside = (title, *beside)  # the code and a figure; the title stands below
        title = None
    grounds = "" if atom.grey >= 1.0 else f" on {atom.grey:.1f}"
    place = "band" if is_in_table else "line"
    size = 0.0 if is_in_table else atom.size
    look = f"{size:g}{' bold' if atom.is_bold else ''}{' capitals' if atom.is_in_capitals else ''}"
    key = f"{place} {look}{grounds} {coded.prefix}"
    if coded.names_objective:
        key = f"heading {coded.prefix}"
    return Heading(
        key=key,
        atom=atom,
        code=coded.code,
        title=title,
        names_objective=coded.names_objective,
        beside=beside,
        rank=atom.size + 0.3 * atom.is_bold + 0.2 * atom.is_in_capitals + (1.0 - atom.grey),
        is_in_table=is_in_table,
    )


def _without_stop(value: Atom | None) -> Atom | None:
    """What a label of a sentence says, without the stop that ends the sentence."""
    if value is None or not value.text.endswith("."):
        return value
    bare = value.text.removesuffix(".")
    return value.saying(bare) if bare else None


def _is_caption(atom: Atom) -> bool:
    """Whether a paragraph is one short line that is no sentence."""
    text = atom.text
    is_one = len(list(atom.lines())) == 1 and len(text) <= _LONGEST_CAPTION
    return is_one and text[:1].isupper() and not text.endswith((".", ";", ":", ","))


def body_look(
    lines: Sequence[TextLine], style: JoinStyle, cells: Sequence[Atom] = ()
) -> tuple[float, bool]:
    """The weight in which most words are set, and the size of most of these.

    Args:
        lines: The lines outside tables.
        style: How the document wraps its lines.
        cells: Those of tables, where the lines are too few to tell.
    """
    counts: Counter[tuple[float, bool]] = Counter()
    for cell in cells:
        counts[cell.size, cell.is_bold] += len(cell.words)
    for line in lines:
        atom = atom_of_lines([line], style)
        counts[atom.size, atom.is_bold] += len(line.words)
    if not counts:
        return 0.0, False
    bold = sum(count for (_, is_bold), count in counts.items() if is_bold)
    is_bold = 2 * bold > counts.total()
    usual = [look for look in counts if look[1] == is_bold]
    return max(usual, key=lambda look: (counts[look], look))


def _look_alike(one: Atom, other: Atom) -> bool:
    return abs(one.size - other.size) < _LARGER and one.is_bold == other.is_bold


def _is_rule(line: TextLine) -> bool:
    return _RULE.match(" ".join(word.text for word in line.words)) is not None


def _marker(line: TextLine) -> str | None:
    first = line.words[0].text
    if len(line.words) < 2:
        return None
    if _BULLET.match(first):
        return "•"
    if _MARKER.match(first) and not line.words[0].is_bold:
        return without_leaders(first).strip("()")
    return None


def _goes_on(read: Sequence[_ReadLine], at: int) -> bool:
    """Whether a line may go on with the one above though it holds labels: it begins inside one."""
    line = read[at]
    if line.is_plain:
        return True
    if line.marker is not None:
        return False
    if line.is_heading:
        above = read[at - 1]
        is_rest = above.atom.is_bold and line.atom.text[:1].islower() and not line.is_coded
        return is_rest and _look_alike(above.atom, line.atom)
    words = read[at - 1].line.words
    if line.atom.text[:1].islower() and _ends_in_sentence(words):
        return True
    return _begins_inside(line.line.words) or _ends_open(words)


def _begins_inside(words: Sequence[Word]) -> bool:
    """Whether a sign that parts clauses stands before the first colon: no label begins the line."""
    is_open = False
    for word, following in pairwise([*words, None]):
        if word is None or parts_clauses(word.text):
            return word is not None
        if word.text.endswith(".") and following is not None and following.text[:1].isupper():
            return True  # a sentence ends before the label
        is_open = _is_open(word.text, is_open=is_open)
        if word.text.endswith(":"):
            return is_open
    return False


def _ends_in_sentence(words: Sequence[Word]) -> bool:
    """Whether a sentence begins in a line and has no colon yet: its label ends on the next line."""
    for at in range(len(words) - 1, 0, -1):
        if words[at].text.endswith(":"):
            return False
        if begins_sentence(words, at):
            return True
    return False


def _is_open(text: str, *, is_open: bool) -> bool:
    """Whether a bracket stands open behind a word."""
    return text.rfind("(") > text.rfind(")") or (is_open and ")" not in text)


def _ends_open(words: Sequence[Word]) -> bool:
    """Whether the last clause of a line has no colon yet: its label ends on the next line."""
    has_label = any(word.text.endswith(":") for word in words)
    is_open = False
    for word in words:
        is_open = not word.text.endswith(":") and _is_open(word.text, is_open=is_open)
    if is_open:
        return True
    for place, word in enumerate(reversed(words)):
        if word.text.endswith(":"):
            return False
        if parts_clauses(word.text) or (place and word.text.endswith(".")):
            return has_label
    return False


def _is_close(read: Sequence[_ReadLine], at: int) -> bool:
    """Whether a line stands right below the one before, or on top of the next column or page."""
    above, line = read[at - 1].line, read[at].line
    height = line.words[0].bottom - line.words[0].top
    if above.page != line.page or line.box.top < above.box.top:
        return read[at].atom.text[:1].islower()
    return line.box.top - above.box.bottom < _GAP * height


def _is_full(read: Sequence[_ReadLine], at: int, right: float) -> bool:
    """Whether the first word of a line did not fit on the line above."""
    first = read[at].line.words[0]
    return read[at - 1].line.box.x1 + (first.x1 - first.x0) + 2.0 > right - _SAME_X
