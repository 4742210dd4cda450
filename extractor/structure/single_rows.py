"""Tables that hold one row wherever they stand: forms whose labels stand over their values."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.structure.atoms import joined_atoms, without_leaders
from extractor.structure.events import Event, Grid, Pair
from extractor.structure.evidence import Words
from extractor.structure.shapes import shape

_FEWEST = 2  # tables of one header from which it is seen that they hold one row
_NAMES = 0.6  # degree from which a header names titles
_LARGER = 2  # rows of a table of another header that such forms stand beside


@dataclass(frozen=True)
class Forms:
    """What a document says where its tables of one row are read as labels and values.

    Attributes:
        events: All of it.
        anchors: The keys of the labels that such tables begin with where they name titles.
    """

    events: tuple[Event, ...]
    anchors: frozenset[str] = frozenset()


def forms_of(events: Sequence[Event], words: Words) -> Forms:
    """The events of a document, each header of a table of one row as the label of its value.

    Only where every table of that header holds one row, there are several of them, and tables of
    other headers hold more: else the rows of the tables are records themselves. One of the headers
    must name the title of an objective: a record with one step has a table of one row, too.

    Args:
        events: What the document says.
        words: What words say.
    """
    single = _single_row_keys(events)
    tables = [event for event in events if isinstance(event, Grid) and event.key in single]
    titled = {grid.key for grid in tables if _names_title(grid, words)}
    if not titled:
        return Forms(tuple(events))
    cuts = {tuple(shape(column.name) for column in grid.columns) for grid in tables}
    names = Counter(name for cut in cuts for name in cut)
    unrolled: list[Event] = []
    anchors: set[str] = set()
    for event in events:
        if not isinstance(event, Grid) or event.key not in single:
            unrolled.append(event)
            continue
        pairs = list(_pairs(event, names))
        if event.key in titled:
            anchors.update(pair.key for pair in pairs[:1])
        unrolled.extend(pairs)
    return Forms(tuple(unrolled), frozenset(anchors))


def _single_row_keys(events: Sequence[Event]) -> frozenset[str]:
    """The headers of the tables that hold one row wherever they stand."""
    rows: dict[str, Counter[int]] = defaultdict(Counter)
    for event in events:
        if isinstance(event, Grid) and event.is_headed and len(event.columns) > 1:
            rows[event.key][len(event.rows)] += 1
    if not any(max(counts) >= _LARGER for counts in rows.values()):
        return frozenset()
    return frozenset(
        key for key, counts in rows.items() if set(counts) == {1} and counts[1] >= _FEWEST
    )


def _names_title(grid: Grid, words: Words) -> bool:
    return any(
        words.path(column.path).get("objective.title", 0.0) >= _NAMES for column in grid.columns
    )


def _pairs(grid: Grid, names: Counter[str]) -> Iterator[Pair]:
    """The cells of a row under their headers; the groups above are named where one recurs."""
    for column, cell in zip(grid.columns, grid.rows[0].cells, strict=True):
        if not column.over:
            continue
        is_alone = names[shape(column.name)] == 1
        name = without_leaders(column.name if is_alone else " ".join(column.path))
        yield Pair(shape(name), name, joined_atoms(column.over), (cell,))
