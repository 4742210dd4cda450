"""Masks people in texts and rows, and counts how many times it did."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from models.schema import tables
from pipelines.output.people.lexicon import fold, tokens_of, words
from pipelines.output.people.names import NameFinder, Place, is_distinctive, merged, words_of
from pipelines.output.people.numbers import numbers_of_people

if TYPE_CHECKING:
    import duckdb

MASK = "[…]"

_FIELD = "field"
"""The column that says of which field the texts of a row are."""

_KEPT_PLACES = 4096
"""Texts whose people are remembered: the same text goes out as a value and as its evidence."""


class Role(Enum):
    """What a text is by the column it stands in."""

    PROSE = auto()
    OFFICE_OR_PEOPLE = auto()
    PEOPLE = auto()


@cache
def _people_fields() -> frozenset[str]:
    return frozenset(
        column.name for table in tables() for column in table.columns if column.role.names_people
    )


@cache
def role_of(column: str) -> Role:
    """What the texts of a column are, by its name."""
    folded = [token.folded for token in tokens_of(column)]
    if not words().columns.isdisjoint((fold(column), *folded)):
        return Role.PEOPLE
    return Role.OFFICE_OR_PEOPLE if column in _people_fields() else Role.PROSE


@lru_cache(maxsize=_KEPT_PLACES)
def _names(text: str, role: Role) -> tuple[Place, ...]:
    finder = NameFinder(text)
    if role is Role.PROSE:
        return tuple(finder.after_words())
    return tuple(finder.in_cell(takes_initials=role is Role.PEOPLE))


class Masker:
    """Masks people in text, and counts how many times it did.

    Attributes:
        count: Mentions masked so far.
    """

    def __init__(self, known: Iterable[tuple[str, ...]] = ()) -> None:
        """Prepare.

        Args:
            known: Names to be masked wherever they stand, each as folded words.
        """
        self.count = 0
        self._known = frozenset(known)

    def text(self, text: str, role: Role = Role.PROSE) -> str:
        """The text with a mask in place of each mention.

        Args:
            text: Any text; the time it takes grows with its length and no faster.
            role: What it is by the column it stands in.
        """
        places = [*_names(text, role), *numbers_of_people(text)]
        if self._known:
            places += NameFinder(text).known(self._known)
        pieces, end = [], 0
        for start, stop in merged(places):
            pieces += [text[end:start], MASK]
            end = stop
            self.count += 1
        return "".join([*pieces, text[end:]])

    def value(self, value: object, role: Role = Role.PROSE) -> object:
        """A value with its texts masked, however deep they stand in lists, structs and maps."""
        if isinstance(value, str):
            return self.text(value, role)
        if isinstance(value, dict):
            return {
                self.value(key, role): self.value(inner, self._deeper(key, role))
                for key, inner in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.value(inner, role) for inner in value]
        return value

    def rows(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[object]],
        kept: Collection[int] = (),
    ) -> Iterator[list[object]]:
        """Rows with their texts masked.

        Args:
            columns: The names of the columns, by which a bare name is known.
            rows: Values of any type.
            kept: Positions of values that stay as they are, such as identifiers.
        """
        roles = [role_of(column) for column in columns]
        field = columns.index(_FIELD) if _FIELD in columns else None
        for row in rows:
            named = None if field is None or row[field] is None else role_of(str(row[field]))
            yield [
                value if place in kept else self.value(value, _stronger(roles[place], named))
                for place, value in enumerate(row)
            ]

    def summary(self) -> str:
        """How many mentions were masked, in a sentence."""
        mentions = "1 mention" if self.count == 1 else f"{self.count} mentions"
        return f"{mentions} of people masked; the database keeps the text."

    def _deeper(self, key: object, role: Role) -> Role:
        return _stronger(role, role_of(key)) if isinstance(key, str) else role


def _stronger(role: Role, other: Role | None) -> Role:
    return other if other is not None and role is Role.PROSE else role


def masker_for(connection: "duckdb.DuckDBPyConnection") -> Masker:
    """A masker that knows the names which stand in the columns of people.

    Args:
        connection: An open database.
    """
    known: set[tuple[str, ...]] = set()
    for table in tables():
        for column in table.columns:
            if not column.role.names_people:
                continue
            rows = connection.execute(
                f"SELECT DISTINCT {column.name} FROM {table.name} "  # noqa: S608 (of the models)
                f"WHERE {column.name} IS NOT NULL"
            ).fetchall()
            for (text,) in rows:
                known.update(_known_by(text, role_of(column.name)))
    return Masker(known)


def _known_by(text: str, role: Role) -> Iterator[tuple[str, ...]]:
    """The names in a cell of people, in both orders, and each word that is a name by itself."""
    for place in _names(text, role):
        name = words_of(text, place)
        if len(name) > 1:
            yield name
            yield tuple(reversed(name))
        yield from ((word,) for word in name if is_distinctive(word))
