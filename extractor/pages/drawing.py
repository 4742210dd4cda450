"""Ruling lines and filled areas, told apart by how thick they are."""

from dataclasses import dataclass, field
from itertools import pairwise

from extractor.pages.page import Box, Fill, Rule

_THIN = 3.0  # points: a filled rectangle no thicker than this is a line
_SHORTEST = 1.5  # points: anything shorter is a dot, a tick or part of a letter
_WHITE = 0.985  # grey from which a fill cannot be told from paper
_STRAIGHT = 0.75  # points by which a ruling line may lean

Point = tuple[float, float]


@dataclass(slots=True)
class PageLines:
    """What the paths of a page draw."""

    horizontals: list[Rule] = field(default_factory=list)
    verticals: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)

    def add_line(self, ax: float, ay: float, bx: float, by: float) -> None:
        """Add a stroke when it is horizontal or vertical."""
        if abs(ay - by) <= _STRAIGHT and abs(ax - bx) >= _SHORTEST:
            self.horizontals.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= _STRAIGHT and abs(ay - by) >= _SHORTEST:
            self.verticals.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))

    def add_area(self, box: Box, grey: float) -> None:
        """Add a filled rectangle: a line when it is thin, an area otherwise."""
        width, height = box.width, box.height
        if height <= _THIN and width > 2 * height and width >= _SHORTEST:
            self.horizontals.append(Rule(box.y_middle, box.x0, box.x1))
        elif width <= _THIN and height > 2 * width and height >= _SHORTEST:
            self.verticals.append(Rule(box.x_middle, box.top, box.bottom))
        elif grey < _WHITE and height > _THIN and width > _THIN:
            self.fills.append(Fill(box, grey))

    def add_outline(
        self, corners: list[Point], *, is_closed: bool, is_stroked: bool, fill_grey: float | None
    ) -> None:
        """Add an outline of straight lines.

        Args:
            corners: As shown, two or more.
            is_closed: Whether a line leads back from the last to the first.
            is_stroked: Whether its lines are drawn.
            fill_grey: How light its fill is, 0 black to 1 white; None when it has none.
        """
        if fill_grey is not None:
            xs = [x for x, _ in corners]
            ys = [y for _, y in corners]
            self.add_area(Box(min(xs), min(ys), max(xs), max(ys)), fill_grey)
        if is_stroked:
            for (ax, ay), (bx, by) in pairwise(corners):
                self.add_line(ax, ay, bx, by)
            if is_closed:
                self.add_line(*corners[-1], *corners[0])


def grey(red: float, green: float, blue: float) -> float:
    """How light a colour is, from the shares of its components, 0 to 1 (ITU-R BT.601)."""
    return 0.299 * red + 0.587 * green + 0.114 * blue
