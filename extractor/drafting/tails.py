"""Titles behind which the same words stand with a figure each: ``Mercato coperto  Punti 15``."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.drafting.hypotheses import Segment
from extractor.structure.atoms import Atom, without_leaders
from extractor.structure.events import Heading, Pair
from extractor.structure.shapes import is_figure, shape

_FEWEST = 3  # titles that end alike
_MOSTLY = 0.8  # share of the titles
_MOST_WORDS = 2  # of such a label
_SHORTEST = 3  # letters of such a label


def with_tails_as_labels(segments: Sequence[Segment]) -> list[Segment]:
    """The records, what stands behind all titles as a label with its value.

    Args:
        segments: The records of a hypothesis.
    """
    titles = [
        segment.anchor.title if isinstance(segment.anchor, Heading) else None
        for segment in segments
    ]
    for count in range(1, _MOST_WORDS + 1):
        tails = [_tail(title, count) for title in titles]
        known = [tail for tail in tails if tail]
        usual = max(known, key=known.count, default="")
        alike = known.count(usual)
        if alike >= _FEWEST and alike >= _MOSTLY * len(segments):
            return [
                _parted(segment, title, count) if title is not None and tail == usual else segment
                for segment, title, tail in zip(segments, titles, tails, strict=True)
            ]
    return list(segments)


def _tail(title: Atom | None, count: int) -> str:
    """So many words before the figure that ends a title; nothing where none does."""
    if title is None or title.wording is not None or len(title.words) < count + 2:
        return ""
    *label, figure = [word.text for word in title.words[-count - 1 :]]
    name = shape(without_leaders(" ".join(label)))
    is_name = len(name) >= _SHORTEST and name.replace(" ", "").isalpha()
    return name if is_name and is_figure(figure) and any(map(str.isdigit, figure)) else ""


def _parted(segment: Segment, title: Atom, count: int) -> Segment:
    end = len(title.words)
    label, value = title.between(end - count - 1, end - 1), title.between(end - 1)
    rest = title.between(0, end - count - 1)
    if label is None or rest is None or not isinstance(segment.anchor, Heading):
        return segment
    name = without_leaders(label.text)
    pair = Pair(shape(name), name, label, (value,))
    return replace(
        segment,
        anchor=replace(segment.anchor, title=rest),
        events=(pair, *segment.events),
    )
