"""What is known of files that were read: what each gave, and by which rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from models.vocabulary import DocumentKind, Genre, ReadingStatus
from pipelines.statements import run
from pipelines.store.parcel import DocumentSummary


@dataclass(frozen=True, slots=True)
class OtherPaper:
    """What a file is that holds no performance document.

    Attributes:
        genre: The kind of paper.
        reason: What speaks for that, in words.
    """

    genre: Genre
    reason: str


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What is known of a file: its documents, or the other paper that it is.

    Attributes:
        source_path: Its name.
        sha256: Hash of its bytes.
        version: Version of the rules that read it; None where it was not understood, so that any
            rules may be tried on it.
        documents: The documents that it gave, in the order of their pages.
        paper: What it is where it gave none.
        given_owner: The owner given on the command line, or None where the documents were asked.
        given_kind: The kind of document given there, likewise.
    """

    source_path: str
    sha256: str
    version: str | None
    documents: tuple[DocumentSummary, ...] = ()
    paper: OtherPaper | None = None
    given_owner: str | None = None
    given_kind: DocumentKind | None = None


def _summary(values: Mapping[str, Any]) -> DocumentSummary:
    status = values["reading_status"]
    return DocumentSummary(
        document_id=values["document_id"],
        consortium_id=values["consortium_id"],
        coverage_pct=values["coverage_pct"],
        reading_status=ReadingStatus(status) if status else None,
        status_basis=values["status_basis"],
    )


def stored_files(connection: duckdb.DuckDBPyConnection) -> tuple[KnownFile, ...]:
    """Every file whose documents are stored, or that was passed over."""
    rows = run(connection, "schema", "stored_files").fetchall()
    return tuple(
        KnownFile(
            source_path=source_path,
            sha256=sha256,
            version=version,
            documents=tuple(map(_summary, documents or ())),
            paper=OtherPaper(Genre(genre), reason) if genre else None,
            given_owner=owner,
            given_kind=DocumentKind(kind) if kind else None,
        )
        for source_path, sha256, version, owner, kind, genre, reason, documents in rows
    )


def readable_again(connection: duckdb.DuckDBPyConnection) -> tuple[KnownFile, ...]:
    """Every file whose pages may be kept: with documents, or read and not understood."""
    rows = run(connection, "schema", "not_understood_files").fetchall()
    return (
        *(file for file in stored_files(connection) if file.documents),
        *(KnownFile(source_path, sha256, None) for source_path, sha256 in rows),
    )


def seen_files(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """Mark and hash of every file that was seen, by name."""
    rows = run(connection, "schema", "seen_files").fetchall()
    return {source_path: (mark, sha256) for source_path, mark, sha256 in rows}
