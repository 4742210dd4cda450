"""Lines that give a field and its value: ``Responsabile: …``, ``• Peso: 20``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.layouts.drafts import Value
from extractor.layouts.values import is_blank, is_mark, share
from extractor.layouts.vocabulary import Vocabulary
from extractor.pages.page import Box, Word
from extractor.tables.cell import Cell, Part
from extractor.tables.chunks import chunks_of
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, line_text

_IS_LABEL = 0.9  # score from which words before a colon are a label: prose has colons too
_LONGEST_LABEL = 8  # words
_IS_LOOSE_LABEL = 0.9  # score from which a line without a colon is one
_LONGEST_LOOSE = 6  # words
_LONGEST_WEIGHT = 4  # words
_GOES_ON = 0.75  # of the line height: a wider gap ends a value
_SAME_COLUMN = 60.0  # points
_RAGGED = 6.0  # points
_BULLETS = "•▪◦●○■□-–—*·>"


@dataclass(frozen=True, slots=True)
class Pair:
    """A label, its text without the colon, and the value beside it.

    A loose one stands on a line of its own above its value and has no colon.
    """

    label: str
    value: Value | None
    is_loose: bool = False


def line_pairs(line: TextLine, vocabulary: Vocabulary) -> list[tuple[str, list[Word]]]:
    """The labels of a line with the words after them; empty when it gives none."""
    pairs: list[tuple[str, list[Word]]] = []
    for chunk in chunks_of(line.words):
        pair = _chunk_pair(chunk.words, vocabulary)
        if pair is not None:
            pairs.append(pair)
        elif pairs:
            pairs[-1][1].extend(chunk.words)
        else:
            return []
    return pairs


def _chunk_pair(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[str, list[Word]] | None:
    start = 1 if words[0].text in _BULLETS else 0
    for index in range(start, min(len(words), start + _LONGEST_LABEL)):
        text = words[index].text
        if ":" not in text:
            continue
        before, _, after = text.partition(":")
        label = " ".join([*(word.text for word in words[start:index]), before]).strip()
        if not vocabulary.names_field(label, _IS_LABEL):
            return None
        rest = list(words[index + 1 :])
        if after:
            rest.insert(0, words[index]._replace(text=after))
        return label, rest
    return _weight_pair(words[start:], vocabulary)


def _weight_pair(words: Sequence[Word], vocabulary: Vocabulary) -> tuple[str, list[Word]] | None:
    """``peso 15/100``: a weight needs no colon."""
    if not 1 < len(words) <= _LONGEST_WEIGHT or share(words[-1].text) is None:
        return None
    label = " ".join(word.text for word in words[:-1])
    names = vocabulary.scores(label)
    is_weight = any(
        item.field == "objective.weight_pct" and item.score >= _IS_LABEL for item in names
    )
    return (label, [words[-1]]) if is_weight else None


def heading_and_pairs(
    line: TextLine, vocabulary: Vocabulary
) -> tuple[TextLine, list[tuple[str, list[Word]]]]:
    """A line without the labels and values at its end, and these."""
    chunks = chunks_of(line.words)
    pairs: list[tuple[str, list[Word]]] = []
    while len(chunks) > 1 and (pair := _chunk_pair(chunks[-1].words, vocabulary)) is not None:
        pairs.insert(0, pair)
        chunks.pop()
    words = [word for chunk in chunks for word in chunk.words]
    return replace(line, words=words), pairs


def is_loose_label(line: TextLine, vocabulary: Vocabulary) -> bool:
    """Whether a line is nothing but the name of a field."""
    text = text_of(line)
    first = line.words[0].text
    if not text[-1].isalnum() or (is_mark(first) and not first.isalpha()):
        return False
    return len(line.words) <= _LONGEST_LOOSE and vocabulary.names_field(text, _IS_LOOSE_LABEL)


def value_lines(
    lines: Sequence[TextLine], index: int, words: Sequence[Word], ends: Sequence[bool]
) -> list[tuple[int, list[Word]]]:
    """The lines of a value, each with its page.

    Args:
        lines: The document's lines in order.
        index: Of the line that holds the label.
        words: The words of that line that belong to the value.
        ends: For each line whether it cannot go on with a value: it is a label or a heading.
    """
    gathered = [(lines[index].page, list(words))]
    after = index + 1
    while after < len(lines) and not ends[after] and goes_on(lines, after):
        gathered.append((lines[after].page, list(lines[after].words)))
        after += 1
    return gathered


def _column_right(lines: Sequence[TextLine], index: int) -> float:
    """How far right the lines of a page reach that begin about where a line begins."""
    line = lines[index]
    return max(
        other.box.x1
        for other in lines
        if other.page == line.page and abs(other.box.x0 - line.box.x0) < _SAME_COLUMN
    )


def goes_on(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line goes on where a full line stopped, above it or before a page or column end."""
    before, after = lines[index - 1], lines[index]
    first = after.words[0]
    room = _column_right(lines, index - 1) - before.box.x1
    if room - _RAGGED > first.x1 - first.x0:
        return False
    if after.page != before.page or after.box.top < before.box.top:
        return True
    height = before.words[0].bottom - before.words[0].top
    return after.box.top - before.box.bottom < _GOES_ON * height


def lines_value(
    lines: Sequence[tuple[int, Sequence[Word]]], right: float, style: JoinStyle
) -> Value | None:
    """Lines, each with its page, as one value.

    Each page or column is a part, and so is what stands beside a label, so that its box is tight.
    """
    parts: list[Part] = []
    for page, words in lines:
        if not words:
            continue
        if not parts or parts[-1].page != page or _stands_apart(words[0], parts[-1]):
            parts.append(Part(page, Box(words[0].x0, words[0].top, right, words[0].bottom), []))
        parts[-1].lines.append(list(words))
    text = Cell(parts).text(style) if parts else ""
    return Value(text, tuple(parts)) if not is_blank(text) else None


def _stands_apart(word: Word, part: Part) -> bool:
    """Whether a line begins another column, or to the left of what stood beside a label."""
    first = part.lines[0][0]
    is_below_label = len(part.lines) == 1 and word.x0 < first.x0 - 1
    return word.top < part.lines[-1][0].top or is_below_label


def text_of(line: TextLine) -> str:
    """The words of a line, a bullet before them left out."""
    words = line.words[1:] if line.words[0].text in _BULLETS and len(line.words) > 1 else line.words
    return line_text(words)
