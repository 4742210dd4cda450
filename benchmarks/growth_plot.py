"""Seconds and memory by documents, as SVG."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import ceil, floor, log10
from statistics import median

from benchmarks.growth_report import Batch

_WIDTH, _HEIGHT, _EDGE = 480, 400, 60  # of a panel, in pixels
_COLOURS = ("#1f5fa8", "#c2571a", "#3b7d3b", "#7a4fa0")

Point = tuple[float, float]
Ticks = Mapping[float, str]
"""Labels by value."""


def plot(batches: Sequence[Batch]) -> str:
    """Seconds by documents, both in powers of ten; beside it memory on the way of the largest."""
    panels = [*_panel("documents", *_seconds(batches), left=0)]
    memory = _memory(batches[-1])
    if any(memory[0].values()):
        panels += _panel("documents read", *memory, left=_WIDTH)
    width = _WIDTH * (2 if any(memory[0].values()) else 1)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
            'font-family="sans-serif" font-size="12">',
            f'<rect width="{width}" height="{_HEIGHT}" fill="#ffffff"/>',
            *panels,
            "</svg>\n",
        ]
    )


def _of_workers(workers: int) -> str:
    return f"{workers} worker{'s' if workers > 1 else ''}"


def _seconds(batches: Sequence[Batch]) -> tuple[dict[str, list[Point]], Ticks, Ticks]:
    """Medians by workers, and the marks of both axes, all as powers of ten."""
    lines: dict[str, list[Point]] = {}
    for batch in batches:
        for workers in batch.workers:
            point = (log10(batch.documents), log10(median(batch.seconds(workers))))
            lines.setdefault(_of_workers(workers), []).append(point)
    across = {log10(batch.documents): str(batch.documents) for batch in batches}
    heights = [y for line in lines.values() for _, y in line]
    powers = range(floor(min(heights)), max(ceil(max(heights)), floor(min(heights)) + 1) + 1)
    return lines, across, {float(power): f"{10.0**power:g} s" for power in powers}


def _memory(batch: Batch) -> tuple[dict[str, list[Point]], Ticks, Ticks]:
    """Peaks of parent and worker on the way, one run of each number of workers."""
    lines: dict[str, list[Point]] = {}
    for workers in batch.workers:
        run = next(run for run in batch.runs if run.workers == workers)
        seen = sorted({look.documents for look in run.looks if look.parent and look.worker})
        for index, kind in enumerate(("parent", "largest worker")):
            lines[f"{kind}, {_of_workers(workers)}"] = [
                (documents, run.peaks(documents)[index]) for documents in seen
            ]
    highest = max((y for line in lines.values() for _, y in line), default=0.0)
    across = {float(mark): str(mark) for mark in (0, *batch.marks())}
    return lines, across, {float(mb): f"{mb} MB" for mb in range(0, int(highest) + 100, 100)}


def _panel(
    title: str, lines: Mapping[str, Sequence[Point]], across: Ticks, up: Ticks, *, left: int
) -> Iterator[str]:
    """Lines with their names, between marked axes."""
    to_x = _scale(across, left + _EDGE, left + _WIDTH - _EDGE / 2)
    to_y = _scale(up, _HEIGHT - _EDGE, _EDGE)
    for value, label in up.items():
        y = to_y(value)
        yield (
            f'<line x1="{left + _EDGE}" y1="{y:.1f}" x2="{left + _WIDTH - _EDGE / 2:.1f}" '
            f'y2="{y:.1f}" stroke="#dddddd"/>'
            f'<text x="{left + _EDGE - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
        )
    for value, label in across.items():
        yield (
            f'<text x="{to_x(value):.1f}" y="{_HEIGHT - _EDGE + 18}" text-anchor="middle">'
            f"{label}</text>"
        )
    middle = left + _WIDTH / 2
    yield f'<text x="{middle}" y="{_HEIGHT - 16}" text-anchor="middle">{title}</text>'
    for index, (name, points) in enumerate(lines.items()):
        colour = _COLOURS[index % len(_COLOURS)]
        places = [f"{to_x(x):.1f},{to_y(y):.1f}" for x, y in points]
        yield (
            f'<polyline points="{" ".join(places)}" fill="none" stroke="{colour}" '
            'stroke-width="2"/>'
        )
        column, row = divmod(index, 2)
        yield (
            f'<text x="{left + _EDGE + 12 + 190 * column}" y="{_EDGE - 36 + 18 * row}" '
            f'fill="{colour}">{name}</text>'
        )


def _scale(values: Iterable[float], low: float, high: float) -> Callable[[float], float]:
    """From values to pixels: the least value at one end, the largest at the other."""
    least, most = min(values), max(values)
    return lambda value: low + (value - least) / ((most - least) or 1) * (high - low)
