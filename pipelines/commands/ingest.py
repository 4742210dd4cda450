"""``verifica ingest``: PDFs into the database."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from models.vocabulary import DocumentKind, Engine
from pipelines.commands.options import (
    DEFAULT_DATABASE,
    DEFAULT_WAIT,
    Database,
    Debug,
    Output,
    Wait,
    chosen,
)

DEFAULT_TIMEOUT = 120.0
DEFAULT_MEMORY_MB = 1500


class GivenGenre(StrEnum):
    """What files are read as: one of the kinds of documents, or what they say themselves."""

    PLAN = DocumentKind.PLAN.value
    REPORT = DocumentKind.REPORT.value
    VERIFICATION = DocumentKind.VERIFICATION.value
    AUTO = "auto"


def ingest(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            help="PDFs, folders (searched deeply), globs, or URLs of these; with --reinterpret "
            "names of documents, all of them when none is given.",
            metavar="PATH…",
            show_default=False,
        ),
    ] = None,
    db: Database = DEFAULT_DATABASE,
    consortium: Annotated[
        str | None,
        typer.Option(metavar="ID", help="The owner, when the documents do not name it."),
    ] = None,
    genre: Annotated[
        GivenGenre | None,
        typer.Option(
            help="Read the files as such documents, whatever speaks against it; kept until "
            "another is given, or auto, which asks the files again.",
            show_default=False,
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1, help="Documents read side by side.", show_default="one per processor core"
        ),
    ] = None,
    executor: Annotated[
        str,
        typer.Option(
            metavar="local|URL",
            help="Where documents are read: here, or on a Dask cluster such as tcp://host:8786.",
        ),
    ] = "local",
    parts: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER|URL",
            help="Where workers write their records as Parquet for the database to take in.",
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Read again what is stored and unchanged.")
    ] = False,
    reinterpret: Annotated[
        bool,
        typer.Option(
            "--reinterpret",
            help="Read the stored documents again by the present rules, from the pages kept "
            "beside the database and without the PDFs.",
        ),
    ] = False,
    no_raw: Annotated[
        bool, typer.Option("--no-raw", help="Do not keep pages beside the database.")
    ] = False,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds after which a document is given up.")
    ] = DEFAULT_TIMEOUT,
    memory: Annotated[
        int, typer.Option(min=10, metavar="MB", help="Memory that one document may take.")
    ] = DEFAULT_MEMORY_MB,
    registry: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Bodies beside the built-in ones."),
    ] = None,
    vocabulary: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Header words beside the built-in ones."),
    ] = None,
    reader: Annotated[Engine, typer.Option(help="What reads the pages.")] = Engine.PDFIUM,
    cross_check: Annotated[
        bool,
        typer.Option(
            "--cross-check",
            help="Read each ruled table again with camelot and record whether the two agree.",
        ),
    ] = False,
    password_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A file whose first line opens encrypted documents."),
    ] = None,
    owners: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write registry entries of owners that the registry does not know here.",
            show_default="DATABASE.owners.toml",
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit with status 1 when a document is understood in part."),
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HOST",
            help="A host of a private network that documents may be fetched from, or one that "
            "another may send on to; may be given several times.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Read PDFs into the database: unchanged ones are skipped, changed ones replaced.

    A folder is searched for PDFs by what its files hold, not by how they are called; a PDF may hold
    several documents. Other kinds of papers, such as resolutions or budgets, are passed over: they
    are counted, listed in the table passed_over and are no failures.
    """
    from pipelines.ingest.addresses import Reach
    from pipelines.ingest.request import Request
    from pipelines.ingest.run import run

    summary = run(
        Request(
            names=tuple(paths or ()),
            database=db,
            consortium_id=consortium,
            kind=DocumentKind(genre) if genre and genre is not GivenGenre.AUTO else None,
            is_kind_asked=genre is GivenGenre.AUTO,
            jobs=jobs,
            executor=executor,
            is_forced=force,
            is_reinterpreted=reinterpret,
            keeps_pages=not no_raw,
            parts=parts,
            seconds=timeout,
            memory_mb=memory,
            registry=registry,
            vocabulary=vocabulary,
            password_file=password_file,
            engine=reader,
            is_cross_checked=cross_check,
            owners=owners,
            output=chosen(output),
            is_debugging=debug,
            owners_of_files=ctx.obj.owners,
            reach=Reach(frozenset(host.lower() for host in allow_host or ())),
        )
    )
    if summary.failed or (strict and summary.partly_understood):
        raise typer.Exit(1)
