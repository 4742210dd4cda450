"""Words whose place holds ink: whether it is theirs.

It may be that of a line, or of another word that stands there. The page is drawn without its text,
then without some words at a time, no two that stand on one another at once, and a word is seen
where that makes a difference. Most pages need neither.
"""

from collections.abc import Sequence

import numpy as np

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats, Mask
from extractor.pages.page import Word
from extractor.pages.pdfium_drawing import Drawing

_EDGE = 0.12  # of a word's height that may reach into the line above or below
_OWN = 0.2  # of a word's height: so far inside its box the ink of others does not reach
_MOST_DRAWN = 6  # times that a page is drawn again; what needs more is taken to be seen
_MOST_WORDS = 4_000  # of a page: twice those of the fullest sheets

AROUND: Floats = np.array((-1.0, -1.0, 1.0, 1.0))
"""Points around a box in which the ink of its word may be: boxes are as fonts say."""


def are_of_others(
    drawing: Drawing,
    words: Sequence[Word],
    keys: Sequence[calls.Object],
    boxes: Floats,
    edges: Floats,
) -> Mask:
    """Whether the ink in the place of each word is that of others alone.

    Args:
        drawing: The page.
        words: Words in whose place there is ink.
        keys: The text object of each.
        boxes: Where each stands: x0, top, x1, bottom.
        edges: What else leaves ink: lines and the edges of filled areas, likewise.
    """
    result = np.zeros(len(words), bool)
    if not 0 < len(words) <= _MOST_WORDS or _are_sure(drawing, boxes, edges):
        return result
    ink = drawing.ink_of(set(keys))
    result |= [not ink[place].any() for place in drawing.places(boxes + AROUND)]
    places = _places(boxes, ink, drawing)
    groups = _groups(keys, _rivals([word.text for word in words], boxes + AROUND, places))
    if len(groups) > _MOST_DRAWN:
        return result
    for group in groups:
        own = drawing.ink_of(group)
        members = [number for number, key in enumerate(keys) if key in group]
        for number, place in zip(members, drawing.places(places[members]), strict=True):
            result[number] |= not own[place].any()
    return result


def _are_sure(drawing: Drawing, boxes: Floats, edges: Floats) -> bool:
    """Whether there is ink inside the box of each word, and nothing else that may leave it."""
    cores = _without_edges(boxes, _EDGE)
    return (
        np.count_nonzero(_meeting(cores, boxes)) == len(boxes)  # each meets itself
        and not _meeting(cores, edges).any()
        and all(
            drawing.changes[place].any() for place in drawing.places(_without_edges(boxes, _OWN))
        )
    )


def _without_edges(boxes: Floats, share: float) -> Floats:
    edge = share * np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    return np.asarray(boxes + np.column_stack((edge, edge, -edge, -edge)))


def _places(boxes: Floats, ink: Mask, drawing: Drawing) -> Floats:
    """Where the ink of each word is looked for.

    Its box without the edges that reach into other lines; where there is none in that, with what
    is around it.
    """
    places = _without_edges(boxes, _EDGE)
    is_bare = [not ink[place].any() for place in drawing.places(places)]
    places[is_bare] = boxes[is_bare] + AROUND
    return places


def _rivals(texts: Sequence[str], reaches: Floats, places: Floats) -> list[tuple[int, int]]:
    """Pairs of words one in the place of the other; the same word printed twice is bold print."""
    meeting = _meeting(places, reaches)
    pairs = np.argwhere(np.triu(meeting | meeting.T, 1)).tolist()
    return [(one, other) for one, other in pairs if texts[one] != texts[other]]


def _meeting(some: Floats, others: Floats) -> Mask:
    """Which of some boxes, a row each, meet which of others, a column each."""
    x0, top, x1, bottom = some.T[:, :, None]
    left, upper, right, lower = others.T
    return np.asarray((left < x1) & (right > x0) & (upper < bottom) & (lower > top))


def _groups(
    keys: Sequence[calls.Object], rivals: Sequence[tuple[int, int]]
) -> list[set[calls.Object]]:
    """The text objects of rivals, no two that stand on one another in one group."""
    beside: dict[calls.Object, set[calls.Object]] = {}
    for one, other in rivals:
        if keys[one] != keys[other]:
            beside.setdefault(keys[one], set()).add(keys[other])
            beside.setdefault(keys[other], set()).add(keys[one])
    groups: list[set[calls.Object]] = []
    for key, others in beside.items():
        group = next((some for some in groups if some.isdisjoint(others)), None)
        if group is None:
            groups.append({key})
        else:
            group.add(key)
    return groups
