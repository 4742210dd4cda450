"""The registry of public bodies: who they are and the names they go by."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from models.records import Consortium


class RegistryEntry(BaseModel):
    """A body and every way in which documents name it.

    Attributes:
        consortium: The body.
        aliases: Names, acronyms and phrases that only its documents contain.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    consortium: Consortium
    aliases: tuple[str, ...] = ()


@cache
def load_registry(path: Path | None = None) -> tuple[RegistryEntry, ...]:
    """Read the registry.

    Args:
        path: A TOML file in the form of ``corpus/consortia.toml``; the built-in one when None.

    Raises:
        pydantic.ValidationError: When an entry lacks a name or has an unknown key.
    """
    source = path or files("corpus").joinpath("consortia.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    entries = []
    for consortium_id, values in table.items():
        fields = dict(values)
        aliases = tuple(fields.pop("aliases", ()))
        entries.append(
            RegistryEntry(
                consortium=Consortium(consortium_id=consortium_id, **fields), aliases=aliases
            )
        )
    return tuple(entries)


def registry_fragment(consortium: Consortium) -> str:
    """The lines to paste into a registry for a body read from a document.

    Fields that the document does not print are left out; whoever knows them adds them.
    """
    given = consortium.model_dump(
        mode="json", exclude_none=True, exclude={"consortium_id", "is_provisional"}
    )
    lines = [f"[{consortium.consortium_id}]"]
    lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in given.items()]
    return "\n".join(lines)
