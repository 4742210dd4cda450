"""Files that a person gives with a command: looked at before anything is made of them."""

import re
import tomllib
from pathlib import Path

from pipelines.errors import UsageError

_LARGEST = 2_000_000
"""Bytes of a file of words or bodies: a hundred times the built-in ones."""

_DEEPEST = 40
"""Brackets or names inside one another: four are as many as any of these files needs."""

_DOTTED = re.compile(rf"(?:[\w-]+\s*\.\s*){{{_DEEPEST}}}")
_BRACKETED = re.compile(rf"(?:[\[{{][^\[\]{{}}]{{0,40}}){{{_DEEPEST}}}")


def check_toml(path: Path, option: str) -> None:
    """Make sure that a file can be read as TOML, in time and memory that it is worth.

    Args:
        path: The file.
        option: The option that named it.

    Raises:
        UsageError: When it is not there, is too large, nested too deeply or no TOML.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{option} {path} is larger than any such file; name the right one.")
        text = path.read_text(encoding="utf-8")
        if _DOTTED.search(text) or _BRACKETED.search(text):
            raise UsageError(f"{option} {path} is nested too deeply; correct it.")
        tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{option} {path} is not there; check the name.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{option} {path} is no text in UTF-8; save it as such.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{option} {path} is no TOML file: {error}; correct it.") from error
    except RecursionError as error:
        raise UsageError(f"{option} {path} is nested too deeply; correct it.") from error


def check_registry(path: Path | None) -> None:
    """Make sure that a file is a registry of bodies.

    Raises:
        UsageError: When it is not there, or not in the form of one.
    """
    from models.registry import load_registry

    if path is None:
        return
    check_toml(path, "--registry")
    try:
        load_registry(path)
    except (ValueError, TypeError, AttributeError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(
            f"--registry {path} is not in the form of a registry ({reason}); write [identifier] "
            "and name and kind below it."
        ) from error
