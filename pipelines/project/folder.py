"""Which ``verifica.toml`` holds for a command, and what each setting is and why."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipelines.project.owners import NOBODY, Owners
from pipelines.project.settings import EVERYWHERE, SETTINGS, Setting, parse, parse_owners

FILE_NAME = "verifica.toml"

_DATABASE = "database"
_DATABASE_OPTION = "--db"
_DATABASE_VARIABLE = "VERIFICA_DB"
_BUILT_IN = "built in"


@dataclass(frozen=True, slots=True)
class Project:
    """What a settings file says.

    Attributes:
        path: The file; None where there is none.
        values: Its values, by name of the setting.
        owners: Whose documents files and folders hold.
        is_database_given: Whether an option names the database.
    """

    path: Path | None = None
    values: Mapping[str, Any] | None = None
    owners: Owners = NOBODY
    is_database_given: bool = False

    def value_of(self, setting: Setting) -> tuple[Any, str]:
        """What a setting is where no option says otherwise, and where that comes from."""
        if setting.variable is not None and (given := os.environ.get(setting.variable)):
            return given, f"${setting.variable}"
        if self.values is not None and setting.name in self.values:
            return self.values[setting.name], str(self.path)
        if setting.name == _DATABASE and self.path is not None:
            return self.path.parent / str(setting.built_in), f"the folder of {self.path}"
        return setting.built_in, _BUILT_IN

    def defaults(self, command: str) -> dict[str, Any]:
        """Defaults of a command's parameters that the file gives; the environment comes first.

        Args:
            command: The command's name.
        """
        found = {}
        for setting in SETTINGS:
            parameter = setting.options.get(command, setting.options.get(EVERYWHERE))
            value, source = self.value_of(setting)
            if parameter and source.endswith(FILE_NAME):
                found[parameter] = str(value) if isinstance(value, Path) else value
        return found


def read_project(path: Path) -> Project:
    """What a settings file says.

    Raises:
        UsageError: When it cannot be read or says what makes no sense.
    """
    from pipelines.given_files import check_toml

    check_toml(path, "The settings in")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Project(path, parse(table, path), Owners(path.parent, parse_owners(table, path)))


def find_project(arguments: Sequence[str], current: Path) -> Project:
    """The settings that hold: those beside the database, or else above the current folder.

    Args:
        arguments: The arguments of the command, among which the database may be named.
        current: The current folder.

    Raises:
        UsageError: When the file cannot be read or says what makes no sense.
    """
    named = _database_named(arguments)
    given = named or os.environ.get(_DATABASE_VARIABLE)
    beside = () if given is None else (Path(given).absolute().parent,)
    for folder in (*beside, current, *current.parents):
        path = folder / FILE_NAME
        if path.is_file():
            return replace(read_project(path), is_database_given=named is not None)
    return Project(is_database_given=named is not None)


def _database_named(arguments: Sequence[str]) -> str | None:
    """The database that the arguments of a command name; of several the last."""
    named = None
    for place, word in enumerate(arguments):
        if word.startswith(f"{_DATABASE_OPTION}="):
            named = word.partition("=")[2]
        elif word == _DATABASE_OPTION and place + 1 < len(arguments):
            named = arguments[place + 1]
    return named
