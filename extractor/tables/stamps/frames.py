"""Frames that stand alone: rectangles at whose corners no other line begins or ends."""

from collections.abc import Sequence

from extractor.pages.page import Box, Page, Rule
from extractor.tables.stamps.stamp import TOLERANCES, holds


def find_frame(page: Page, area: Box) -> Box | None:
    """The smallest frame around an area, drawn by lines or by a background.

    A cell of a table is no frame: the lines of its neighbours go on from its corners. What a stamp
    lies on goes through its frame, and meets its corners by chance only.
    """
    found = [*_ruled_frames(page, area), *_filled_frames(page, area)]
    return min(found, key=lambda frame: frame.width * frame.height, default=None)


def is_side(
    rule: Rule, frame: Box, *, is_horizontal: bool, slack: float = TOLERANCES.corner
) -> bool:
    """Whether a line is a side of a frame, or part of one, within a number of points."""
    if is_horizontal:
        start, first, end, last = frame
    else:
        first, start, last, end = frame
    return (
        (abs(rule.position - first) <= slack or abs(rule.position - last) <= slack)
        and rule.start >= start - slack
        and rule.end <= end + slack
    )


def _ruled_frames(page: Page, area: Box) -> list[Box]:
    x0, top, x1, bottom = area
    spanning = [rule for rule in page.horizontals if rule.start <= x0 + 1 and rule.end >= x1 - 1]
    below = [rule for rule in spanning if rule.position >= bottom - 1]
    reach_in = 1 + TOLERANCES.corner
    beside = [
        rule
        for rule in page.verticals
        if rule.start <= top + reach_in and rule.end >= bottom - reach_in
    ]
    frames = []
    for upper in spanning:
        if upper.position > top + 1:
            continue
        reach = upper.position + _largest(page) / max(upper.end - upper.start, 1.0)
        for lower in below:
            if (
                lower.position <= reach
                and _same(upper.start, lower.start)
                and _same(upper.end, lower.end)
            ):
                frame = Box(upper.start, upper.position, upper.end, lower.position)
                if _has_sides(beside, frame) and _stands_alone(page, frame):
                    frames.append(frame)
    return frames


def _filled_frames(page: Page, area: Box) -> list[Box]:
    largest = _largest(page)
    return [
        fill.box
        for fill in page.fills
        if holds(fill.box, area)
        and fill.box.width * fill.box.height <= largest
        and not any(_touches(fill.box, other.box) for other in page.fills)
    ]


def _largest(page: Page) -> float:
    """The area of the largest frame, in square points."""
    return TOLERANCES.largest * page.width * page.height


def _touches(one: Box, other: Box) -> bool:
    """Whether two areas stand side by side, as backgrounds of cells do."""
    slack = TOLERANCES.corner
    is_level = _same(one.top, other.top) or _same(one.bottom, other.bottom)
    is_over = _same(one.x0, other.x0) or _same(one.x1, other.x1)
    beside = min(abs(one.x1 - other.x0), abs(one.x0 - other.x1)) <= slack
    below = min(abs(one.bottom - other.top), abs(one.top - other.bottom)) <= slack
    return (is_level and beside) or (is_over and below)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCES.corner


def _has_sides(verticals: Sequence[Rule], frame: Box) -> bool:
    top, bottom = frame.top + TOLERANCES.corner, frame.bottom - TOLERANCES.corner
    return all(
        any(
            rule.start <= top and rule.end >= bottom and _same(rule.position, x)
            for rule in verticals
        )
        for x in (frame.x0, frame.x1)
    )


def _stands_alone(page: Page, frame: Box) -> bool:
    """Whether no line begins or ends at a corner, and none goes along two opposite sides."""
    xs, ys = (frame.x0, frame.x1), (frame.top, frame.bottom)
    across = [
        rule for rule in _near(page.horizontals, ys) if not is_side(rule, frame, is_horizontal=True)
    ]
    down = [
        rule for rule in _near(page.verticals, xs) if not is_side(rule, frame, is_horizontal=False)
    ]
    return not (
        _end_at_corner(across, ys, xs)
        or _end_at_corner(down, xs, ys)
        or all(_goes_along(across, y, xs) for y in ys)
        or all(_goes_along(down, x, ys) for x in xs)
    )


def _near(rules: Sequence[Rule], positions: tuple[float, float]) -> list[Rule]:
    """The lines along two opposite sides of a frame: no others meet its corners."""
    one, other = positions
    slack = TOLERANCES.exact
    return [
        rule
        for rule in rules
        if abs(rule.position - one) <= slack or abs(rule.position - other) <= slack
    ]


def _end_at_corner(
    rules: Sequence[Rule], positions: tuple[float, float], corners: tuple[float, float]
) -> bool:
    slack = TOLERANCES.exact
    return any(
        abs(rule.position - position) <= slack
        and min(abs(rule.start - corner), abs(rule.end - corner)) <= slack
        for rule in rules
        for position in positions
        for corner in corners
    )


def _goes_along(rules: Sequence[Rule], position: float, corners: tuple[float, float]) -> bool:
    """Whether a line goes along a side and on beyond one of its corners."""
    return any(
        abs(rule.position - position) < TOLERANCES.exact
        and any(rule.start < corner < rule.end for corner in corners)
        for rule in rules
    )
