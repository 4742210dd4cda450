"""The cookbook as text: every question of ``docs/cookbook`` with its SQL and its answer.

``python -m tests.docs.cookbook DATABASE`` writes ``docs/cookbook.md`` again, on purpose, from a
database into which the sample documents were ingested.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = DOCS / "cookbook.md"

INTRODUCTION = """# Cookbook

Twenty questions that a regional office, an evaluation board (*nucleo di valutazione*), a journalist
and a consortium's director ask, each with its SQL and its answer on the sample documents
(`corpus/documents`: facsimiles of two consortia's documents). Run one with

```sh
verifica query "$(cat docs/cookbook/15-late.sql)"
verifica query --file docs/cookbook/15-late.sql
```

or ask it by its name, of one body, year or region:

```sh
verifica ask late --body cssm --year 2022
```

The files are in `docs/cookbook/`; the test suite runs every one and compares the answers with this
page. `verifica schema` says what each view and column means. An empty cell is a NULL: the value is
not known, and a `reason` column says why.
"""


@dataclass(frozen=True)
class Question:
    """A question of the cookbook, with who asks it."""

    path: Path
    who: str
    question: str
    note: str
    sql: str


def questions() -> tuple[Question, ...]:
    """Every question, in the order of the files."""
    return tuple(_question(path) for path in sorted((DOCS / "cookbook").glob("*.sql")))


def _question(path: Path) -> Question:
    lines = path.read_text(encoding="utf-8").splitlines()
    prose = [line.removeprefix("-- ") for line in lines if line.startswith("-- ")]
    who, question = prose[0].split(": ", 1)
    sql = "\n".join(line for line in lines if not line.startswith("-- "))
    return Question(path, who, question, " ".join(prose[1:]), sql)


def page(connection: duckdb.DuckDBPyConnection) -> str:
    """The whole page."""
    parts = [INTRODUCTION]
    asker = ""
    for number, asked in enumerate(questions(), start=1):
        if asked.who != asker:
            asker = asked.who
            parts.append(f"\n## {asker}\n")
        parts.append("\n".join(_section(number, asked, connection)))
    return "".join(parts)


def _section(number: int, asked: Question, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    yield f"\n### {number}. {asked.question}\n"
    if asked.note:
        yield f"{asked.note}\n"
    yield f"```sql\n{asked.sql}\n```\n"
    answer = connection.execute(asked.sql)
    names = [column[0] for column in answer.description or ()]
    yield from _table(names, answer.fetchall())
    yield ""


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(names)} |"
    yield f"|{'|'.join('---' for _ in names)}|"
    for row in rows:
        yield f"| {' | '.join(_cell(value) for value in row)} |"


def _cell(value: object) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    with duckdb.connect(sys.argv[1], read_only=True) as database:
        PAGE.write_text(page(database), encoding="utf-8")
