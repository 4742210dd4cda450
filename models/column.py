"""How a record's field describes itself: meaning, Italian name, unit, role in the schema."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """What a column is in its table, beside its type.

    Attributes:
        italian: The field's name as Italian documents print it, or as an Italian office would say.
        unit: The unit of the value (``%``, ``year``, ``points``), or None.
        is_key: Whether the column identifies the row.
        references: The ``table.column`` that the value points to, or None.
        names_people: Whether the value may be the bare names of people.
    """

    italian: str
    unit: str | None = None
    is_key: bool = False
    references: str | None = None
    names_people: bool = False


def column(
    meaning: str,
    italian: str,
    *,
    default: Any = ...,
    unit: str | None = None,
    is_key: bool = False,
    references: str | None = None,
    names_people: bool = False,
    **constraints: Any,
) -> Any:
    """Declare a record's field together with what the schema says of it.

    Args:
        meaning: One sentence: what the value is, and what NULL means where it is not obvious.
        italian: The Italian name.
        default: The value when none is given; required when left out.
        unit: The unit of the value.
        is_key: Whether the column identifies the row.
        references: The ``table.column`` that the value points to.
        names_people: Whether the value may be the bare names of people.
        **constraints: Pydantic constraints such as ``ge`` or ``min_length``.
    """
    info: FieldInfo = Field(default, description=meaning, **constraints)
    info.metadata.append(
        ColumnRole(
            italian=italian,
            unit=unit,
            is_key=is_key,
            references=references,
            names_people=names_people,
        )
    )
    return info


class Record(BaseModel):
    """A row of a table. Immutable, and closed: a field that no column declares is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)
