"""Bars as plain numbers, in the units of the picture; templates draw them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 640
"""Width of every picture."""

_LABEL = 170
"""Where bars begin: labels stand before."""

_VALUE = 70
"""What is left after the longest bar for its figure."""

_BAR = 14
_STEP = 18
_GAP = 12

COMPLETION = ("declared", "assessed", "cumulative")
"""Kinds of completion, in the order in which they stand side by side everywhere."""

PUNCTUALITY = ("on_time", "late", "possibly_late", "asserted", "undated")
"""What a due step can be, surest first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its figure.

    Attributes:
        x: Left edge.
        y: Top edge.
        width: Width.
        height: Height.
        style: Class of its colour.
        text: Its figure.
    """

    x: float
    y: float
    width: float
    height: float
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Bars under one label.

    Attributes:
        label: What they are about.
        y: Where the label stands.
        bars: The bars.
    """

    label: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture.

    Attributes:
        height: Its height.
        groups: Its bars, from the top.
    """

    height: int
    groups: tuple[Group, ...]


def completion_chart(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Chart | None:
    """Completion from 0 to 100, a bar for each kind that has a value.

    Args:
        rows: Labels, and rows with ``declared_completion_pct`` and so on.

    Returns:
        The picture; None when there is no value at all.
    """
    groups = []
    top = 0
    for label, row in rows:
        bars: list[Bar] = []
        for kind in COMPLETION:
            value = row[f"{kind}_completion_pct"]
            if value is None:
                continue
            width = round(min(max(value, 0), 100) / 100 * (WIDTH - _LABEL - _VALUE), 2)
            y = top + len(bars) * _STEP
            bars.append(Bar(_LABEL, y, width, _BAR, kind, f"{value:.2f}%"))
        if bars:
            groups.append(Group(label, top + _BAR - 3, tuple(bars)))
            top += len(bars) * _STEP + _GAP
    return Chart(top, tuple(groups)) if groups else None


def punctuality_chart(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Chart | None:
    """Due steps by punctuality: one bar for each row, its parts side by side.

    Args:
        rows: Labels, and rows with ``steps_on_time`` and so on.

    Returns:
        The picture; None when no step was due anywhere.
    """
    groups = []
    top = 0
    for label, row in rows:
        counts = [(kind, row[f"steps_{kind}"] or 0) for kind in PUNCTUALITY]
        total = sum(count for _, count in counts)
        if total == 0:
            continue
        bars: list[Bar] = []
        x = float(_LABEL)
        for kind, count in counts:
            width = round(count / total * (WIDTH - _LABEL), 2)
            if count:
                bars.append(Bar(round(x, 2), top, width, _STEP, kind, str(count)))
            x += width
        groups.append(Group(label, top + _BAR - 1, tuple(bars)))
        top += _STEP + _GAP
    return Chart(top, tuple(groups)) if groups else None


def chunks(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """Items in parts of at most so many."""
    return [items[start : start + size] for start in range(0, len(items), size)]
