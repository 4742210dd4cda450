"""Every mutant of a file: its statement with one change in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.mutation.rules import RULES, Change
from tests.mutation.tokens import Token, tokens
from tests.samples import ROOT

FOLDERS = ("checks", "views")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A statement with one change.

    Attributes:
        file: ``checks/NAME`` or ``views/NAME``.
        line: Where the change begins, from 1.
        kind: What sort of change it is.
        was: The changed lines as they stand in the file, on one line.
        becomes: The same after the change.
        number: Which of the places with the same ``was`` and ``becomes`` it is, from 1.
        sql: The whole file after the change.
    """

    file: str
    line: int
    kind: str
    was: str
    becomes: str
    number: int
    sql: str

    @property
    def key(self) -> str:
        """What a mutant is known by while the lines around it come and go."""
        return f"{self.file} {self.was} → {self.becomes} ({self.number})"


def sql_files() -> dict[str, Path]:
    """Checks and views by ``FOLDER/NAME``."""
    return {
        f"{folder}/{path.stem}": path
        for folder in FOLDERS
        for path in sorted((ROOT / "pipelines" / folder).glob("*.sql"))
    }


def unchanged_file(file: str) -> Mutant:
    """A file without any change, to be tried like a mutant."""
    sql = sql_files()[file].read_text(encoding="utf-8")
    return Mutant(file, 1, "none", "", "", 1, sql)


def mutants(file: str, sql: str) -> Iterator[Mutant]:
    """The mutants of a statement in the order of its text, no two of the same words.

    Args:
        file: The name of the file.
        sql: Its text.
    """
    found = tokens(sql)
    seen = {_folded(sql)}
    places: Counter[tuple[str, str]] = Counter()
    for at in range(_body(found), len(found)):
        for rule in RULES:
            for change in rule(found, at):
                made = _apply(file, sql.encode(), change)
                if _folded(made.sql) not in seen:
                    seen.add(_folded(made.sql))
                    places[made.was, made.becomes] += 1
                    yield replace(made, number=places[made.was, made.becomes])


def _body(found: Sequence[Token]) -> int:
    """Where the statement begins that the view stands for."""
    return next(at for at, token in enumerate(found) if token.word == "AS") + 1


def _folded(sql: str) -> str:
    return " ".join(sql.split())


def _apply(file: str, content: bytes, change: Change) -> Mutant:
    start = content.rfind(b"\n", 0, change.start) + 1
    end = content.find(b"\n", change.end)
    head, tail = content[start : change.start], content[change.end : end]
    becomes = head + change.text.encode() + tail
    return Mutant(
        file=file,
        line=content.count(b"\n", 0, start) + 1,
        kind=change.kind,
        was=_folded(content[start:end].decode()),
        becomes=_folded(becomes.decode()),
        number=1,
        sql=(content[:start] + becomes + content[end:]).decode(),
    )
