"""How the tables of one header are read: the field of each column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extractor.drafting.assignment import Bound
from extractor.drafting.fields import FIELDS

_FEWEST_SURE = 0.4  # degree of the column that says what a row is about
_DEGREES = ("step.description", "step.indicator")


@dataclass(frozen=True)
class BoundGrid:
    """How the tables of one header are read.

    Attributes:
        fields: By column number.
        months: By column number.
        year: The column of years where each row is about one; None where there is none.
        has_numbered_names: Whether the steps' descriptions begin with their numbers.
        of_parts: Columns whose texts carry labels of their own as a rule, by number.
        others: Columns of other years than the one that counts, by number, with their field.
    """

    fields: Mapping[int, Bound]
    months: Mapping[int, int] = field(default_factory=dict)
    year: int | None = None
    others: frozenset[int] = frozenset()
    has_numbered_names: bool = False
    of_parts: frozenset[int] = frozenset()

    @cached_property
    def _by_level(self) -> dict[str, dict[int, str]]:
        found: dict[str, dict[int, str]] = {}
        for at, bound in self.fields.items():
            if bound.field in FIELDS:
                level, name = bound.field.split(".", maxsplit=1)
                found.setdefault(level, {})[at] = name
        return found

    def names(self, level: str) -> dict[int, str]:
        """The fields of a level, by column number, without the level."""
        return self._by_level.get(level, {})

    def column(self, name: str) -> int | None:
        """The column of a field."""
        return next((at for at, bound in self.fields.items() if bound.field == name), None)

    @cached_property
    def is_of_steps(self) -> bool:
        """Whether its rows say what is measured or done."""
        found = {bound.field: bound.degree for bound in self.fields.values()}
        sure = max((found.get(name, 0.0) for name in _DEGREES), default=0.0)
        others = len(self.fields) + bool(self.months) - sum(name in found for name in _DEGREES)
        return sure >= _FEWEST_SURE and (others >= 1 or sure >= 0.7)
