"""Words to lines, and lines to text.

A cell wraps its text without saying so. Between two lines stands a space, except where a word was
cut: at a hyphen, or because it is wider than the cell. Producers that write a space at the end of
each wrapped line say it themselves; for the others the geometry of the cell decides.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.pages.page import Box, Word

Line = list[Word]

_LEVEL = 0.002  # of the line height, twice: words that differ by less stand level
_PARTED = 0.5  # of the larger height: words whose middles differ by more stand on two lines
_SAME_LINE = 0.45  # of the smaller height, by which middles of one line may differ
_PADDING_AT_MOST = 8.0  # points between a cell's edge and its text
_NO_ROOM = 1.0  # characters that still fit on a line that is full to the point
_LITTLE_ROOM = 1.5  # and on one that is nearly full
_FILLS = 1 / 3  # of the width of a box, within which a word begins that alone fills a line
_HYPHENATED = 0.04  # share of line ends with a hyphen from which a document hyphenates
_CLOSING = ":;,.)!?\u00bb\u201d"  # no line begins with these unless a word was cut
_HYPHENS = "-\u00ad\u2010\u2011"


def _in_no_language(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class JoinStyle:
    """How a document wraps its lines.

    Attributes:
        writes_trailing_spaces: Whether wrapped lines end in a space in the text layer.
        hyphenates: Whether line ends cut words with a hyphen that is not part of them.
        known_words: Words of the document, lower case, that no line end cuts.
        known_pairs: Words that end in a hyphen and the word after them on the same line.
        is_word: Whether letters in lower case are a word of the document's language.
    """

    writes_trailing_spaces: bool = False
    hyphenates: bool = False
    known_words: frozenset[str] = frozenset()
    known_pairs: frozenset[tuple[str, str]] = frozenset()
    is_word: Callable[[str], bool] = _in_no_language


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines and the box that they are wrapped in."""

    box: Box
    lines: Sequence[Line]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Group words into lines from the top, each from left to right."""
    words = list(words)
    if len(words) < 2:
        return [words] if words else []
    if not any(word.is_upright for word in words):
        return _vertical_lines(words)
    return _lines_in_order(words) or _lines_sorted(words)


def _lines_in_order(words: Sequence[Word]) -> list[Line]:
    """The lines of words that stand in reading order, all words of a line level; else nothing.

    Most cells are of this kind, and to see it is quicker than to sort.
    """
    lines: list[Line] = []
    line: Line = []
    level = height = x = 0.0
    for word in words:
        _, x0, top, _, bottom, *_ = word
        if bottom <= top:
            return []
        if line and abs(top + bottom - level) < _LEVEL * height:
            if x0 <= x:
                return []
            if bottom - top > height:
                height = bottom - top
            line.append(word)
        else:
            if line and (top + bottom - level) / 2 < _PARTED * max(bottom - top, height):
                return []
            line = [word]
            lines.append(line)
            level, height = top + bottom, bottom - top
        x = x0
    return lines


def _lines_sorted(words: Sequence[Word]) -> list[Line]:
    ordered = sorted(words, key=lambda word: (word.top + word.bottom, word.x0))
    lines: list[Line] = []
    middle = height = 0.0
    for word in ordered:
        word_middle, word_height = (word.top + word.bottom) / 2, word.bottom - word.top
        if lines and abs(word_middle - middle) < _SAME_LINE * min(word_height, height):
            lines[-1].append(word)
        else:
            lines.append([word])
            middle, height = word_middle, word_height
    for line in lines:
        if len(line) > 1:
            line.sort(key=lambda word: word.x0)
    return lines


def _vertical_lines(words: Sequence[Word]) -> list[Line]:
    """Lines of words set vertically, in the direction in which the text layer writes them."""
    columns: list[Line] = []
    for word in sorted(words, key=lambda word: word.x0 + word.x1):
        width = word.x1 - word.x0
        if columns and abs(word.x0 - columns[-1][0].x0) < _SAME_LINE * width:
            columns[-1].append(word)
        else:
            columns.append([word])
    steps = [
        after.top - before.top
        for before, after in pairwise(words)
        if abs(after.x0 - before.x0) < _SAME_LINE * (before.x1 - before.x0)
    ]
    reads_upwards = sum(step < 0 for step in steps) >= sum(step > 0 for step in steps)
    for column in columns:
        column.sort(key=lambda word: word.top, reverse=reads_upwards)
    return columns if reads_upwards else columns[::-1]


def line_text(line: Line) -> str:
    """The words of a line."""
    return " ".join([word[0] for word in line])


def joined(blocks: Sequence[TextBlock], style: JoinStyle) -> str:
    """The text of lines that stand in one or more boxes, white space folded."""
    pieces: list[str] = []
    before: tuple[Line, Box, float] | None = None
    if len(blocks) == 1 and len(blocks[0].lines) == 1:  # nothing to be joined, as in most cells
        pieces, blocks = [line_text(blocks[0].lines[0])], ()
    for block in blocks:
        right = _text_right(block)
        for line in block.lines:
            text = line_text(line)
            if before is None:
                pieces.append(text)
            else:
                _append(pieces, text, _glue(*before, line, style))
            before = (line, block.box, right)
    text = "".join(pieces)
    if not text.isascii():
        text = text.replace("\u00a0", " ").replace("\u00ad", "")
    return text.strip()


def _append(pieces: list[str], text: str, glue: str | None) -> None:
    """Add a line; a glue of None takes the hyphen at the line's end away."""
    if glue is None:
        pieces[-1] = pieces[-1][:-1]
        pieces.append(text)
    else:
        pieces.append(glue + text)


def _text_right(block: TextBlock) -> float:
    """The x up to which the box lets text run: the right edge less the left padding."""
    if not block.lines:
        return block.box.x1
    left = min(line[0].x0 for line in block.lines)
    padding = min(max(left - block.box.x0, 0.0), _PADDING_AT_MOST)
    return block.box.x1 - padding


def _glue(before: Line, box: Box, right: float, after: Line, style: JoinStyle) -> str | None:
    """What stands between two lines: a space, nothing, or None to drop the hyphen as well.

    Args:
        before: The upper line.
        box: What it is wrapped in.
        right: The x up to which text runs there.
        after: The lower line.
        style: How the document wraps its lines.
    """
    last, first = before[-1], after[0]
    if last.has_space_after and style.writes_trailing_spaces:
        return " "
    if last.text[-1] in _HYPHENS and len(last.text) > 1 and last.text[-2].isalpha():
        return _hyphen_glue(last.text, first.text, style)
    if last.text[-1] == "/" and len(last.text) > 1 and first.text[0].isalnum():
        return ""
    if not last.is_upright:
        return "" if _is_one_word(last.text, first.text, style) else " "
    if first.text[0] in _CLOSING and not last.has_space_after:
        return ""
    begins_left = last.x0 - box.x0 < _FILLS * box.width  # else more stood before it on the line
    if len(before) == 1 and begins_left and _is_cut(last, first, right, style):
        return ""
    return " "


def _hyphen_glue(last: str, first: str, style: JoinStyle) -> str | None:
    """How a hyphen at a line end is meant: what the document writes elsewhere decides."""
    if last[-1] == "\u00ad":
        return None
    if not first[0].isalnum():
        return " "
    if _bare(last + first) in style.known_words:
        return ""
    if (_bare(last), _bare(first)) in style.known_pairs:
        return " "
    return None if style.hyphenates and first[0].islower() else ""


def _is_cut(last: Word, first: Word, right: float, style: JoinStyle) -> bool:
    """Whether the line is so full that the next character of one long word did not fit.

    A line that is full to the point is taken for cut unless both halves are words of their own; one
    that is nearly full only where the document writes the whole word elsewhere.
    """
    goes_on = first.text.lstrip(_HYPHENS)
    if not (last.text[-1].isalnum() and goes_on and goes_on[0].isalnum()):
        return False
    width = first.x1 - first.x0
    if width <= 0:  # fonts without widths tell nothing of the room
        return False
    room = (right - last.x1) * len(first.text) / width
    if room < _NO_ROOM:
        return _reads_as_one(last.text, first.text, style)
    return room < _LITTLE_ROOM and _bare(last.text + first.text) in style.known_words


def _is_one_word(last: str, first: str, style: JoinStyle) -> bool:
    """Whether two pieces make a word and the second alone is none; for text set vertically."""
    whole = _bare(last + first)
    return style.is_word(whole) and not style.is_word(_bare(first))


def _reads_as_one(last: str, first: str, style: JoinStyle) -> bool:
    """Whether two pieces are one word: the document or its language has it."""
    whole, halves = _bare(last + first), (_bare(last), _bare(first))
    if whole in style.known_words:
        return True
    if all(len(half) > 2 and half in style.known_words for half in halves):
        return False
    return style.is_word(whole.rstrip(_HYPHENS)) or not style.is_word(halves[0])


def _bare(text: str) -> str:
    return text.strip(".,;:!?()\"'\u201c\u201d\u2018\u2019").lower()


def style_of(
    pages: Iterable[Sequence[Word]], is_word: Callable[[str], bool] = _in_no_language
) -> JoinStyle:
    """How a document wraps its lines.

    Args:
        pages: The words of each page.
        is_word: Whether letters in lower case are a word of the document's language.
    """
    ends = spaced = hyphened = 0
    known: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for words in pages:
        is_line_start = True
        for word, after in pairwise(words):
            text, _, top, _, bottom, *_ = word
            is_line_end = abs(after[2] - top) > 0.5 * (bottom - top)
            if is_line_end:
                if after.top > top and after.x0 < word.x1:
                    ends += 1
                    spaced += word.has_space_after
                    hyphened += text[-1] in _HYPHENS and text[:-1].isalpha()
            else:
                if not is_line_start:
                    known.add(text)
                if text[-1] in _HYPHENS:
                    pairs.add((_bare(text), _bare(after.text)))
            is_line_start = is_line_end
    return JoinStyle(
        writes_trailing_spaces=spaced > 0.3 * max(1, ends),
        hyphenates=hyphened > _HYPHENATED * max(1, ends),
        known_words=frozenset(map(_bare, known)),
        known_pairs=frozenset(pairs),
        is_word=is_word,
    )
