"""Columns told by horizontal rules that are drawn cell by cell.

Browsers draw the border below each cell by itself. Where such a table has merged cells and no
vertical rule, the places at which one cell's rule ends and the next one's begins are the edges of
its columns.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractor.pages.page import Rule

_SAME = 1.5  # points by which edges of one column, and heights of one rule, differ
_FEWEST_RULES = 3  # rules that end at the same places
_FEWEST_CELLS = 3  # side by side
_GAP = 160.0  # points: rules further apart than any row is high are of two tables


def verticals_between(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Rule]:
    """The edges of columns that rules drawn cell by cell imply, as vertical rules."""
    lines = _lines(horizontals)
    found: list[Rule] = []
    for group in _groups([line for line in lines if len(line[1]) >= _FEWEST_CELLS + 1]):
        top, bottom = group[0][0], group[-1][0]
        if len(group) < _FEWEST_RULES or not _has_merged_cells(group):
            continue
        edges = [x for x in group[0][1] if _is_shared(x, group)]
        crossing = any(
            rule.start < bottom - _SAME
            and rule.end > top + _SAME
            and edges
            and edges[0] - _SAME <= rule.position <= edges[-1] + _SAME
            for rule in verticals
        )
        if len(edges) > _FEWEST_CELLS and not crossing:
            found.extend(Rule(x, top, bottom) for x in edges)
    return found


def _has_merged_cells(group: Sequence[tuple[float, list[float]]]) -> bool:
    """Whether some rules leave out the columns whose cells go on below them.

    Where every rule runs through, the alignment of words tells columns as well.
    """
    widest = max(edges[-1] - edges[0] for _, edges in group)
    return any(edges[-1] - edges[0] < widest - _SAME for _, edges in group)


def _lines(horizontals: Sequence[Rule]) -> list[tuple[float, list[float]]]:
    """For each height the places where one piece of a rule meets the next, ends included."""
    by_height: dict[int, list[Rule]] = defaultdict(list)
    for rule in horizontals:
        by_height[round(rule.position)].append(rule)
    lines = []
    for rules in by_height.values():
        rules.sort(key=lambda rule: rule.start)
        meets = [
            after.start
            for before, after in pairwise(rules)
            if abs(after.start - before.end) <= _SAME
        ]
        if meets:
            lines.append((rules[0].position, [rules[0].start, *meets, rules[-1].end]))
    return sorted(lines)


def _groups(
    lines: Sequence[tuple[float, list[float]]],
) -> Iterable[list[tuple[float, list[float]]]]:
    """Lines of one table: each begins or ends where the first of them does."""
    group: list[tuple[float, list[float]]] = []
    for line in lines:
        if group and (line[0] - group[-1][0] > _GAP or not _shares_edges(group[0], line)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _shares_edges(first: tuple[float, list[float]], line: tuple[float, list[float]]) -> bool:
    """Whether every edge of a line is one of the first."""
    return all(any(abs(x - other) <= _SAME for other in first[1]) for x in line[1])


def _is_shared(x: float, group: Sequence[tuple[float, list[float]]]) -> bool:
    here = sum(any(abs(x - other) <= _SAME for other in edges) for _, edges in group)
    return here >= min(_FEWEST_RULES, len(group))
