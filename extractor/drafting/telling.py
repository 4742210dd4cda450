"""What heads, labels or marks the values of a reading: words that are held with them."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from extractor.drafting.scoring import extra_places_of, places, places_of
from extractor.layouts.drafts import ObjectiveDraft
from extractor.structure.atoms import Atom
from extractor.structure.events import Event, Grid, Heading, Item, Pair
from extractor.tables.cell import Part, Place


@dataclass(frozen=True, slots=True)
class Told:
    """Words that name values and are none.

    Attributes:
        headers: Over columns and before values that records hold.
        structure: Words for an objective before its code, markers of items.
    """

    headers: tuple[Part, ...]
    structure: tuple[Part, ...]


def tell(events: Sequence[Event], objectives: Sequence[ObjectiveDraft]) -> Told:
    """Find the words that go with the values of records.

    Args:
        events: What the document says.
        objectives: Its records.
    """
    held = _held(objectives)
    answered = {
        event.key for event in events if isinstance(event, Pair) and _are_held(event.values, held)
    }
    headers: list[Part] = []
    structure: list[Part] = []
    for event in events:
        if isinstance(event, Pair):
            if _are_held(event.values, held) or (event.value is None and event.key in answered):
                headers.extend(event.label.parts)
        elif isinstance(event, Grid):
            headers.extend(_over_held_columns(event, held))
        elif isinstance(event, Heading):
            if _are_held((event.code, event.title), held):
                structure.extend(event.atom.parts)
        elif isinstance(event, Item) and _are_held((event.atom,), held):
            structure.extend(event.whole.parts)
    return Told(tuple(headers), tuple(structure))


def _held(objectives: Sequence[ObjectiveDraft]) -> set[Place]:
    """The words that records hold, in fields, as extras and as the unit of a heading."""
    units = filter(None, (item.heading_unit for item in objectives))
    of_units = places(part for unit in units for part in unit.parts)
    return places_of(objectives) | extra_places_of(objectives) | of_units


def _are_held(atoms: Iterable[Atom | None], held: Set[Place]) -> bool:
    return any(atom is not None and not held.isdisjoint(places(atom.parts)) for atom in atoms)


def _over_held_columns(grid: Grid, held: Set[Place]) -> list[Part]:
    """The headers over the columns that gave a value."""
    return [
        part
        for at, column in enumerate(grid.columns)
        if _are_held((row.cells[at] for row in grid.rows), held)
        for atom in column.over
        for part in atom.parts
    ]
