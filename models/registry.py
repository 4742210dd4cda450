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
    """Read the registry: the bodies of a file, if one is given, before the built-in ones.

    Args:
        path: A TOML file in the form of ``corpus/consortia.toml``. A body that it describes under
            the identifier of a built-in one takes its place; the others stay.

    Raises:
        pydantic.ValidationError: When an entry lacks a name or has an unknown key.
    """
    built_in = _entries(files("corpus").joinpath("consortia.toml").read_text(encoding="utf-8"))
    own = _entries(path.read_text(encoding="utf-8")) if path is not None else ()
    described = {entry.consortium.consortium_id for entry in own}
    return (
        *own,
        *(entry for entry in built_in if entry.consortium.consortium_id not in described),
    )


def _entries(text: str) -> tuple[RegistryEntry, ...]:
    """The entries of a registry file, in its order."""
    entries = []
    for consortium_id, values in tomllib.loads(text).items():
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
