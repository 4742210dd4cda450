"""Documents that look like an untouched one must give its records, whatever is inside them."""

import json
import re
import resource
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipelines.ingest.sources import content_hash
from tests.command_line import SMALLEST, verifica
from tests.fuzz.appearance import Pages, are_alike, draw_all
from tests.fuzz.crafted import rebuilt
from tests.fuzz.structures import plain, restructured
from tests.stored import SMALL, layout

_OF_THE_PAGE = (
    *("objectives", "objective_programmes", "objective_links", "steps", "verifications"),
    *("unit_scores", "closing_weights", "closing_links", "closing_programmes", "extras"),
)
"""Tables whose values stand on the page, wherever on it."""

_FACTS = "consortium_id, kind, title, period_start, period_end, reference_year, page_count"

_NAMELESS = re.compile(r"\\x[01][0-9a-f]|[\ufffd\ue000-\uefff]")
"""Signs for letters without a name, as they are written in a row shown as text."""

_DRAWN_AT_ONCE = 200

Records = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A changed document.

    Attributes:
        name: What was done to it.
        original: The name of the document that was changed.
        content: Its bytes.
    """

    name: str
    original: str
    content: bytes


@dataclass(slots=True)
class Verdicts:
    """What became of changed documents.

    Attributes:
        files: How many there were.
        alike: How many look like their original.
        equal: How many of these gave its records.
        told: What was said of each that looks alike and was refused.
        garbled: Each whose records have signs for letters that its fonts do not name.
        lost: Each other that looks alike, was stored, and gave other records.
        unforeseen: Each that ended in a way that was not foreseen.
        largest_mb: Memory of the largest process at its highest; 0 where the process that
            measures, or one before, took more: a child begins with the memory of its parent.
    """

    files: int = 0
    alike: int = 0
    equal: int = 0
    told: list[str] = field(default_factory=list)
    garbled: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unforeseen: list[str] = field(default_factory=list)
    largest_mb: float = 0.0

    def add(self, others: "Verdicts") -> None:
        """Take in what became of others."""
        self.files += others.files
        self.alike += others.alike
        self.equal += others.equal
        self.told += others.told
        self.garbled += others.garbled
        self.lost += others.lost
        self.unforeseen += others.unforeseen
        self.largest_mb = max(self.largest_mb, others.largest_mb)


@dataclass(frozen=True, slots=True)
class Made:
    """Documents, and changed copies of them.

    Attributes:
        originals: The untouched documents by name.
        copies: The changed ones.
    """

    originals: dict[str, bytes]
    copies: list[Copy]


def _originals() -> dict[str, bytes]:
    return {path.stem: plain(path.read_bytes()) for path in (SMALLEST, *map(layout, SMALL))}


def restructured_copies(wanted: int, seed: int) -> Made:
    """Documents changed by structure.

    Args:
        wanted: How many copies.
        seed: The same seed gives the same copies.
    """
    originals = _originals()
    each = -(-wanted // len(originals))
    copies = [
        Copy("by structure", name, content)
        for number, (name, original) in enumerate(originals.items())
        for content in restructured(original, each, seed + number)
    ]
    return Made(originals, copies[:wanted])


def rebuilt_copies(documents: int) -> Made:
    """Documents rebuilt in every way in which they look as before.

    Args:
        documents: How many of the made documents, the shortest first.
    """
    shortest = sorted(_originals().items(), key=lambda item: len(item[1]))[:documents]
    copies = [
        Copy(way, name, content)
        for name, original in shortest
        for way, content in rebuilt(original)
    ]
    return Made(dict(shortest), copies)


def records_by_hash(database: Path) -> dict[str, Records]:
    """What the documents of each file gave, without what names the file."""
    with duckdb.connect(database, read_only=True) as connection:
        found: dict[str, list[object]] = {}
        owners: dict[str, list[object]] = {}
        for document_id, sha256, *facts in connection.execute(
            f"SELECT document_id, sha256, {_FACTS} FROM documents ORDER BY sha256, first_page"
        ).fetchall():
            owners[document_id] = found.setdefault(sha256, [])
            owners[document_id].append(("documents", *facts))
        for table in _OF_THE_PAGE:
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall():
                document_id = str(row[0]).split("/")[0]
                if document_id not in owners:
                    document_id = str(row[1]).split("/")[0]
                owners[document_id].append((table, *_without(document_id, row)))
    return {sha256: tuple(rows) for sha256, rows in found.items()}


def _without(document_id: str, row: Sequence[object]) -> list[object]:
    return [value.replace(document_id, "", 1) if isinstance(value, str) else value for value in row]


def _peak_mb(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1000


def judge(made: Made, folder: Path, limits: Sequence[str]) -> Verdicts:
    """Ingest documents with changed copies of them, and compare what looks the same.

    Args:
        made: Documents and their changed copies.
        folder: An empty folder for files and database.
        limits: Options of ``ingest`` that limit what a document may take.
    """
    files = folder / "files"
    files.mkdir()
    kept = {name: files / f"original-{name}.pdf" for name in made.originals}
    for name, path in kept.items():
        path.write_bytes(made.originals[name])
    changed = {files / f"{number:05}.pdf": copy for number, copy in enumerate(made.copies)}
    for path, copy in changed.items():
        path.write_bytes(copy.content)
    database = folder / "faithful.duckdb"
    before = max(_peak_mb(resource.RUSAGE_SELF), _peak_mb(resource.RUSAGE_CHILDREN))
    done = verifica("ingest", files, "--db", database, "--format", "json", *limits)
    verdicts = Verdicts(files=len(changed))
    after = _peak_mb(resource.RUSAGE_CHILDREN)
    verdicts.largest_mb = after if after > before else 0.0
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        verdicts.unforeseen.append(done.stderr[-500:])
        return verdicts
    notes = {Path(line["source_path"]): line["note"] for line in json.loads(done.stdout)}
    records = records_by_hash(database)
    untouched = draw_all(kept.values())
    paths = list(changed)
    for start in range(0, len(paths), _DRAWN_AT_ONCE):
        drawn = draw_all(paths[start : start + _DRAWN_AT_ONCE])
        for path in drawn:
            copy = changed[path]
            note = str(notes.get(path))
            if "not foreseen" in note:
                verdicts.unforeseen.append(f"{path.name} ({copy.name}): {note}")
            looks = (untouched[kept[copy.original]], drawn[path])
            _compare(path, copy, note, records, looks, verdicts)
    return verdicts


def _compare(
    path: Path,
    copy: Copy,
    note: str,
    records: Mapping[str, Records],
    looks: tuple[Pages | None, Pages | None],
    verdicts: Verdicts,
) -> None:
    if not are_alike(*looks):
        return
    verdicts.alike += 1
    expected = records[content_hash(path.with_name(f"original-{copy.original}.pdf"))]
    given = records.get(content_hash(path))
    if given == expected:
        verdicts.equal += 1
    elif given is None:
        verdicts.told.append(f"{path.name} ({copy.original}: {copy.name}): {note}")
    else:
        missing = [row for row in expected if row not in given]
        kind = verdicts.garbled if _NAMELESS.search(str(given)) else verdicts.lost
        kind.append(
            f"{path.name} ({copy.original}: {copy.name}): {len(given)} rows of {len(expected)}; "
            f"missing {missing[:2]}"
        )
