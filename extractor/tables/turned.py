"""Names of columns that are turned by a quarter: each is one piece of the line that heads a table.

Turned words stand below each other where they are read one after the other, and the lines of one
name stand side by side. All names of a header are one line, as high as the longest of them.
"""

from collections.abc import Iterable, Sequence

from extractor.pages.page import Box, Word

_SAME_NAME = 0.55  # of the width of a turned line: the lines of one name stand no further apart
_SAME_COLUMN = 0.45  # of the same, by which words of one turned line may differ
_FEWEST_NAMES = 2  # side by side
_WORD_GAP = 1.2  # of the width of a turned line: the widest space between two words of a name
_SHARED = 0.5  # of the shorter of two names: how far they stand beside each other


class TurnedHeader:
    """Turned names side by side.

    Attributes:
        box: Around all of them.
        names: The words of each, from the left.
    """

    def __init__(self, names: Sequence[Sequence[Word]]) -> None:
        self.names = sorted(names, key=lambda name: min(word.x0 for word in name))
        boxes = [box_around(name) for name in names]
        self.box = Box(
            min(box.x0 for box in boxes),
            min(box.top for box in boxes),
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        )

    def holds(self, word: Word) -> bool:
        """Whether a word stands between its top and its bottom."""
        return self.box.top <= (word.top + word.bottom) / 2 <= self.box.bottom


def turned_headers(words: Iterable[Word]) -> list[TurnedHeader]:
    """The turned headers of a page, from the top."""
    turned = [word for word in words if not word.is_upright]
    order = {id(word): place for place, word in enumerate(turned)}
    if len(turned) < _FEWEST_NAMES:
        return []
    groups: list[list[list[Word]]] = []
    for name in sorted(_names(_lines(turned)), key=lambda name: box_around(name).top):
        box = box_around(name)
        group = next((found for found in groups if _stands_beside(box, _around(found))), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    for name in (name for group in groups for name in group):
        name.sort(key=lambda word: order[id(word)])  # which tells whether it reads up or down
    return [TurnedHeader(group) for group in groups if len(group) >= _FEWEST_NAMES]


def without_headers(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page that stand in no turned header: those of running lines are among them."""
    if all(word.is_upright for word in words):
        return words
    headers = turned_headers(words)
    return [word for word in words if not any(header.holds(word) for header in headers)]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Turned words below each other."""
    lanes: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.x0 + word.x1):
        if lanes and word.x0 - lanes[-1][0].x0 < _SAME_COLUMN * (word.x1 - word.x0):
            lanes[-1].append(word)
        else:
            lanes.append([word])
    lines: list[list[Word]] = []
    for lane in lanes:
        lane.sort(key=lambda word: word.top)
        for before, word in zip([None, *lane], lane, strict=False):
            gap = _WORD_GAP * (word.x1 - word.x0)
            if before is None or word.top - before.bottom > gap:
                lines.append([])
            lines[-1].append(word)
    return lines


def _names(lines: Sequence[list[Word]]) -> list[list[Word]]:
    """Turned lines side by side that are one name."""
    names: list[list[Word]] = []
    for line in lines:
        box = box_around(line)
        width = line[0].x1 - line[0].x0
        name = next(
            (
                found
                for found in names
                if box.x0 - box_around(found).x1 < _SAME_NAME * width
                and _stands_beside(box, box_around(found))
            ),
            None,
        )
        if name is None:
            names.append(list(line))
        else:
            name.extend(line)
    return names


def _stands_beside(box: Box, other: Box) -> bool:
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    return shared > _SHARED * min(box.height, other.height)


def _around(names: Sequence[Sequence[Word]]) -> Box:
    return box_around([word for name in names for word in name])


def box_around(words: Sequence[Word]) -> Box:
    """The box around words."""
    return Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
