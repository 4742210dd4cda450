"""What can be set in ``verifica.toml``: names, values, and the options that they stand for.

Every option of a command that is a setting stands here once: the reader, ``verifica config`` and
the defaults of the commands are all made from this table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.errors import UsageError

EVERYWHERE = "*"
"""In a table of options: every command that has the option."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting.

    Attributes:
        name: Its name in the file, with the table that it stands in: ``limits.wait``.
        meaning: What it is for.
        options: The parameter that it is the default of, by command; none where it is empty.
        built_in: What holds where nothing says otherwise.
        parse: Makes its value of what the file says, given the file's folder; a ValueError says
            what it must be.
        variable: An environment variable that comes before the file.
    """

    name: str
    meaning: str
    options: dict[str, str]
    built_in: object
    parse: Callable[[object, Path], Any]
    variable: str | None = None


def _path(value: object, folder: Path) -> Path:
    if not isinstance(value, str) or not value:
        raise ValueError("the name of a file, relative to the folder of verifica.toml")
    return folder / value


def _text(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a text")
    return value


def _seconds(value: object, _: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise ValueError("a number of seconds")
    return float(value)


def _count(value: object, _: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise ValueError("a whole number of at least 1")
    return value


SETTINGS = (
    Setting(
        "database",
        "The database file.",
        {EVERYWHERE: "db", "schema": ""},
        Path("verifica.duckdb"),
        _path,
        variable="VERIFICA_DB",
    ),
    Setting(
        "registry",
        "Bodies beside the built-in ones.",
        {"ingest": "registry", "layout": "registry"},
        None,
        _path,
    ),
    Setting(
        "vocabulary",
        "Header words beside the built-in ones.",
        {"ingest": "vocabulary", "layout": "vocabulary"},
        None,
        _path,
    ),
    Setting(
        "region",
        "The region that benchmarks and questions are about.",
        {"benchmark": "region", "ask": "region"},
        None,
        _text,
    ),
    Setting(
        "limits.wait",
        "Seconds to wait for a database that another process has open.",
        {EVERYWHERE: "wait"},
        10.0,
        _seconds,
    ),
    Setting(
        "limits.document_seconds",
        "Seconds after which a document is given up.",
        {"ingest": "timeout"},
        120.0,
        _seconds,
    ),
    Setting(
        "limits.document_memory_mb",
        "Megabytes that one document may take.",
        {"ingest": "memory"},
        1500,
        _count,
    ),
    Setting("limits.jobs", "Documents read side by side.", {"ingest": "jobs"}, None, _count),
    Setting(
        "limits.query_seconds",
        "Seconds after which a query is stopped.",
        {"query": "timeout"},
        60.0,
        _seconds,
    ),
    Setting(
        "limits.query_memory_mb",
        "Megabytes that answering a query may take.",
        {"query": "memory"},
        2000,
        _count,
    ),
)
"""Every setting, in the order in which ``verifica config`` lists them."""

OWNERS = "owners"
"""The table of owners by file or folder."""


def parse(table: dict[str, Any], path: Path) -> dict[str, Any]:
    """The values of a settings file, by name of the setting.

    Args:
        table: What the file holds.
        path: The file, for messages; names in it are relative to its folder.

    Raises:
        UsageError: When it names a setting that does not exist, or gives one a senseless value.
    """
    from pipelines.output.suggestions import did_you_mean

    known = {setting.name: setting for setting in SETTINGS}
    values = {}
    for name, value in _flat(table).items():
        if name not in known:
            names = [*known, OWNERS]
            raise UsageError(
                f"{path} sets {name!r}, which is no setting; `verifica config` lists them."
                f"{did_you_mean(name, names)}"
            )
        try:
            values[name] = known[name].parse(value, path.parent)
        except ValueError as error:
            raise UsageError(f"{path} sets {name} to {value!r}; it must be {error}.") from error
    return values


def _flat(table: dict[str, Any]) -> dict[str, Any]:
    """Names with the table that they stand in, without the owners."""
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if name == OWNERS:
            continue
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": held for inner, held in value.items()}
        else:
            flat[name] = value
    return flat


def parse_owners(table: dict[str, Any], path: Path) -> dict[str, str]:
    """Owners by file or folder.

    Raises:
        UsageError: When they are not in the form of ``"folder" = "owner"``.
    """
    given = table.get(OWNERS, {})
    is_table = isinstance(given, dict)
    if not is_table or not all(isinstance(owner, str) for owner in given.values()):
        raise UsageError(
            f'{path}: [owners] is not in the form of "FILE OR FOLDER" = "owner"; correct it.'
        )
    return dict(given)
