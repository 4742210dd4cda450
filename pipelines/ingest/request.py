"""What the command line asks of ingest, and whether it makes sense."""

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from models.registry import load_registry
from models.vocabulary import DocumentKind, Engine
from pipelines.errors import UsageError
from pipelines.given_files import check_registry
from pipelines.ingest.addresses import NOWHERE_PRIVATE, Reach
from pipelines.output.rows import Format
from pipelines.output.suggestions import did_you_mean
from pipelines.project.owners import NOBODY, Owners
from pipelines.vocabulary import checked_vocabulary

LOCAL = "local"
_SECOND_READER = "camelot"
_CLUSTER_SCHEMES = ("tcp://", "tls://", "ucx://", "ws://", "wss://")


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for.

    Attributes:
        names: Files, folders, globs, URLs; names of documents when kept pages are read again.
        database: The database file.
        consortium_id: Owner of every document, or None when they name it.
        kind: Kind of every document, or None when they say it.
        is_kind_asked: Whether documents are asked for their kind even where it was given earlier.
        jobs: Documents read side by side; None for one per core.
        executor: ``local``, or the address of a cluster.
        is_forced: Whether to read again what is unchanged.
        is_reinterpreted: Whether the kept pages are read in place of the PDFs.
        keeps_pages: Whether pages are kept.
        parts: A folder or URL into which workers write Parquet; None when they hand records back.
        seconds: Time limit of a document.
        memory_mb: Memory limit of a document.
        registry: A registry beside the built-in one.
        vocabulary: A vocabulary beside the built-in one.
        password_file: A file whose first line opens encrypted documents.
        engine: The reader of the pages.
        is_cross_checked: Whether a second reader is asked for every cell.
        owners: A file for the entries of owners that the registry does not know, or None for one
            beside the database.
        output: How summary lines are printed.
        is_debugging: Whether tracebacks are shown.
        reach: How far servers may lead.
        owners_of_files: Owners by file and folder, for files whose owner is not given otherwise.
    """

    names: tuple[str, ...]
    database: Path
    consortium_id: str | None
    kind: DocumentKind | None
    is_kind_asked: bool
    jobs: int | None
    executor: str
    is_forced: bool
    is_reinterpreted: bool
    keeps_pages: bool
    parts: str | None
    seconds: float
    memory_mb: int
    registry: Path | None
    vocabulary: Path | None
    password_file: Path | None
    engine: Engine
    is_cross_checked: bool
    owners: Path | None
    output: Format
    is_debugging: bool
    reach: Reach = NOWHERE_PRIVATE
    owners_of_files: Owners = NOBODY

    @property
    def owners_file(self) -> Path:
        """The file for the entries of owners that the registry does not know."""
        return self.owners or self.database.with_name(f"{self.database.name}.owners.toml")

    @property
    def is_local(self) -> bool:
        """Whether documents are read on this machine."""
        return self.executor == LOCAL


def check(request: Request) -> None:
    """Make sure that a request can be carried out.

    Raises:
        UsageError: When it makes no sense.
    """
    check_registry(request.registry)
    _check_file(request.password_file, "--password-file")
    if request.owners is not None and not request.owners.absolute().parent.is_dir():
        raise UsageError(
            f"--owners {request.owners}: its folder is not there; make it, or name another file."
        )
    checked_vocabulary(request.vocabulary)
    _check_consortium(request)
    _check_cross_check(request)
    if not request.is_local and not request.executor.startswith(_CLUSTER_SCHEMES):
        raise UsageError(
            f"--executor {request.executor!r} is not known; leave it out to read on this machine, "
            "or give the address of a Dask scheduler such as tcp://host:8786."
        )
    if request.is_reinterpreted:
        _check_reinterpretation(request)
    elif not request.names:
        raise UsageError("Nothing to read: name a PDF, or a folder that holds some.")


def _check_reinterpretation(request: Request) -> None:
    needs_file = {
        "--cross-check": request.is_cross_checked,
        "--reader": request.engine is not Engine.PDFIUM,
        "--no-raw": not request.keeps_pages,
    }
    for option, is_given in needs_file.items():
        if is_given:
            raise UsageError(
                f"{option} needs the PDFs, and --reinterpret reads the kept pages; "
                "leave one of the two out."
            )


def _check_consortium(request: Request) -> None:
    given = [request.consortium_id] if request.consortium_id is not None else []
    known = sorted(entry.consortium.consortium_id for entry in load_registry(request.registry))
    for owner in (*given, *request.owners_of_files.given.values()):
        if owner not in known:
            raise UsageError(
                f"The registry knows no consortium {owner!r}; give one of {', '.join(known)}, or "
                f"add it to a registry and name that with --registry.{did_you_mean(owner, known)}"
            )


def _check_cross_check(request: Request) -> None:
    if request.is_cross_checked and request.is_local and find_spec(_SECOND_READER) is None:
        raise UsageError(
            "--cross-check needs camelot, which is not installed; install verifica[cross-check]."
        )


def _check_file(path: Path | None, option: str) -> None:
    if path is not None and not path.is_file():
        raise UsageError(f"{option} {path} is not there; check the name.")


def password(path: Path | None) -> str | None:
    """The first line of a file; a password on the command line would be seen by everybody."""
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8").split("\n")[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise UsageError(f"--password-file {path} is no text in UTF-8; save it as such.") from error


def rules_version(request: Request, engine: Engine) -> str:
    """Version of the rules: the extractor's, and a hash of what is not as it is by default.

    Args:
        request: What is asked for.
        engine: The reader of the pages.
    """
    from extractor import EXTRACTOR_VERSION

    used = [path.read_bytes() for path in (request.registry, request.vocabulary) if path]
    if engine is not Engine.PDFIUM:
        used.append(engine.value.encode())
    if request.is_cross_checked:
        used.append(b"cross-checked")
    if not used:
        return EXTRACTOR_VERSION
    digest = hashlib.sha256()
    for content in used:
        digest.update(hashlib.sha256(content).digest())
    return f"{EXTRACTOR_VERSION}+{digest.hexdigest()[:8]}"
