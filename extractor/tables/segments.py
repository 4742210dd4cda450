"""Columns told by horizontal rules that are drawn cell by cell.

Browsers draw the border below each cell by itself. Where such a table has merged cells and no
vertical rule, the places at which one cell's rule ends and the next one's begins are the edges of
its columns.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.pages.page import Rule

_SAME = 1.5  # points by which edges of one column, and heights of one rule, differ
_FEWEST_RULES = 3  # rules that end at the same places
_FEWEST_CELLS = 3  # side by side
_GAP = 160.0  # points: rules further apart than any row is high are of two tables


class _CutRule(NamedTuple):
    """A horizontal rule in pieces: its height, where pieces begin and end, and the pieces."""

    y: float
    edges: list[float]
    pieces: list[Rule]

    def has(self, x: float) -> bool:
        return any(abs(x - edge) <= _SAME for edge in self.edges)

    def pieces_over(self, x: float) -> int:
        return sum(piece.start + _SAME < x < piece.end - _SAME for piece in self.pieces)

    def frames(self) -> int:
        """How many pieces run over all others."""
        first, last = self.edges[0], self.edges[-1]
        return sum(
            abs(piece.start - first) <= _SAME and abs(piece.end - last) <= _SAME
            for piece in self.pieces
        )

    def runs_over(self, x: float) -> bool:
        return self.edges[0] - _SAME <= x <= self.edges[-1] + _SAME


def verticals_between(horizontals: Sequence[Rule], verticals: Sequence[Rule]) -> list[Rule]:
    """The edges of columns that rules drawn cell by cell imply, as vertical rules."""
    found: list[Rule] = []
    for group in _groups(_cut_rules(horizontals)):
        if len(group) < _FEWEST_RULES or not _has_merged_cells(group):
            continue
        edges = _shared_edges(group)
        if len(edges) > _FEWEST_CELLS and not _is_crossed(group, edges, verticals):
            found.extend(rule for x in edges for rule in _stretches(x, group))
    return found


def _has_merged_cells(group: Sequence[_CutRule]) -> bool:
    """Whether some rules leave out the columns whose cells go on below them.

    Where every rule runs through, the alignment of words tells columns as well.
    """
    widest = max(rule.edges[-1] - rule.edges[0] for rule in group)
    return any(rule.edges[-1] - rule.edges[0] < widest - _SAME for rule in group)


def _is_crossed(
    group: Sequence[_CutRule], edges: Sequence[float], verticals: Sequence[Rule]
) -> bool:
    """Whether vertical rules are drawn in the table, which then tell its columns themselves."""
    return any(
        rule.start < group[-1].y - _SAME
        and rule.end > group[0].y + _SAME
        and edges[0] - _SAME <= rule.position <= edges[-1] + _SAME
        for rule in verticals
    )


def _cut_rules(horizontals: Sequence[Rule]) -> list[_CutRule]:
    """The rules in pieces that meet, from the top."""
    by_height: dict[int, list[Rule]] = defaultdict(list)
    for rule in horizontals:
        by_height[round(rule.position)].append(rule)
    found = []
    for rules in by_height.values():
        ends = sorted(rule.end for rule in rules)
        meets: list[float] = []
        for start in sorted(rule.start for rule in rules):
            is_new = not meets or start - meets[-1] > _SAME
            if is_new and any(abs(start - end) <= _SAME for end in ends):
                meets.append(start)
        if meets:
            left = min(rule.start for rule in rules)
            found.append(_CutRule(rules[0].position, [left, *meets, ends[-1]], rules))
    return sorted(found)


def _groups(rules: Iterable[_CutRule]) -> Iterable[list[_CutRule]]:
    """Rules of one table: each ends where the first does, and begins at an edge of it."""
    group: list[_CutRule] = []
    for rule in rules:
        if group and (rule.y - group[-1].y > _GAP or not _is_of_one_table(rule, group)):
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _is_of_one_table(rule: _CutRule, group: Sequence[_CutRule]) -> bool:
    """Whether a rule begins and ends at edges of those above, and shares those between.

    Below a cell that heads several columns it has more of them.
    """
    first, *inner, last = rule.edges
    if not all(any(other.has(x) for other in group) for x in (first, last)):
        return False
    above = [x for x in group[-1].edges[1:-1] if first + _SAME < x < last - _SAME]
    if above and all(map(rule.has, above)):
        return True
    if not above and group[-1].has(first) and group[-1].has(last) and len(group[-1].edges) > 2:
        return True
    return 2 * sum(any(other.has(x) for other in group) for x in inner) > len(inner)


def _shared_edges(group: Sequence[_CutRule]) -> list[float]:
    edges: list[float] = []
    for x in sorted(x for rule in group for x in rule.edges):
        if edges and x - edges[-1] <= _SAME:
            continue
        if sum(rule.has(x) for rule in group) >= _FEWEST_RULES:
            edges.append(x)
    return edges


def _stretches(x: float, group: Sequence[_CutRule]) -> Iterable[Rule]:
    """An edge of columns, row by row: a row has it where the next rule that ends cells there does.

    A rule is the border below the cells of the row over it. Rows of a merged cell have no rule
    there: the first below tells for all of them, or the last above where the table ends before.
    """
    merged = _rows_inside(x, group)
    for index, (above, below) in enumerate(pairwise(group)):
        nearest = [*group[index + 1 :], *reversed(group[: index + 1])]
        if index not in merged and next(rule for rule in nearest if rule.runs_over(x)).has(x):
            yield Rule(x, above.y, below.y)


def _rows_inside(x: float, group: Sequence[_CutRule]) -> set[int]:
    """The rows over which a merged cell lies, where cells have a border above them too.

    Such a cell has two pieces over the edge, above and below. The frame of the whole table lies
    over its first borders, and counts for none of them.
    """
    if not any(rule.has(x) and rule.pieces_over(x) for rule in group):
        return set()
    rows: set[int] = set()
    is_inside = group[0].pieces_over(x) > group[0].frames()
    for index in range(len(group) - 1):
        if index:
            is_inside ^= group[index].pieces_over(x) % 2 == 1
        if is_inside:
            rows.add(index)
    return rows
