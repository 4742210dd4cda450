"""What a document says, in order: headings, labels with values, tables, items of lists, prose.

Each event has a key; events of one key are of one kind, whatever they say.
"""

from dataclasses import dataclass, field

from extractor.structure.atoms import Atom


@dataclass(frozen=True, eq=False)
class Heading:
    """A line, a band or a box of a line that heads what follows.

    Attributes:
        key: Its look and the words before its code.
        atom: All of it.
        code: Its code.
        title: It without its code and the words before it.
        names_objective: Whether the words before the code are for an objective.
        beside: What else stands in its row or its box.
        rank: How high it stands; larger heads more.
        is_in_table: Whether it is a row of a table.
    """

    key: str
    atom: Atom
    code: Atom | None
    title: Atom | None
    names_objective: bool = False
    beside: tuple[Atom, ...] = ()
    rank: float = 0.0
    is_in_table: bool = False


@dataclass(frozen=True, eq=False)
class Pair:
    """A label and its values: one, or several side by side.

    Attributes:
        key: Its words, figures as ``#``.
        name: As printed, without what leads to the value.
        label: Where it stands.
        values: None where a cell is empty.
    """

    key: str
    name: str
    label: Atom
    values: tuple[Atom | None, ...]

    @property
    def value(self) -> Atom | None:
        """The first value."""
        return next((value for value in self.values if value is not None), None)


@dataclass(frozen=True)
class Column:
    """A column and the headers over it.

    Attributes:
        path: The headers, the widest first.
        x0: Its left edge.
        x1: Its right edge.
        over: Where the headers stand, in the same order.
    """

    path: tuple[str, ...]
    x0: float
    x1: float
    over: tuple[Atom, ...] = ()

    @property
    def atom(self) -> Atom | None:
        """Its own header."""
        return self.over[-1] if self.over else None

    @property
    def name(self) -> str:
        """Its own header; empty where it has none."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, eq=False)
class GridRow:
    """A row of data.

    Attributes:
        cells: One a column; None where it is empty.
        cell_ids: Tells a merged cell in each of its rows; one a column.
        greys: The lightness of each cell's background.
        owns: Whether each cell begins in this row.
    """

    cells: tuple[Atom | None, ...]
    cell_ids: tuple[int, ...]
    greys: tuple[float, ...]
    owns: tuple[bool, ...]
    page: int = 1


@dataclass(eq=False)
class Grid:
    """A table, or the part of one between two bands.

    Attributes:
        key: The words of its header; tables of one key are one template.
        columns: From left to right.
        rows: Its data.
        is_ruled: Whether lines drew it.
        is_headed: Whether it has a header of its own.
        number: Of the printed table, so that parts of one are known.
    """

    key: str
    columns: tuple[Column, ...]
    rows: list[GridRow] = field(default_factory=list)
    is_ruled: bool = True
    is_headed: bool = True
    number: int = 0


@dataclass(frozen=True, eq=False)
class Item:
    """An item of a list.

    Attributes:
        marker: Its number, letter or bullet.
        atom: The rest.
        whole: Both.
        name: The rest before the labels that it holds.
        pairs: Those labels with their values.
    """

    marker: str
    atom: Atom
    whole: Atom
    name: Atom | None = None
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, eq=False)
class Prose:
    """A paragraph."""

    atom: Atom


@dataclass(frozen=True)
class Break:
    """The beginning of a table, a box or a page's list of lines."""

    key: str


Event = Heading | Pair | Grid | Item | Prose | Break
