"""What happens in the process that reads a document. It returns; it never raises for a document."""

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from models.vocabulary import Engine
from pipelines.ingest.addresses import NOWHERE_PRIVATE, Reach
from pipelines.store.parcel import Parcel

if TYPE_CHECKING:
    from extractor import PagesOfDocument
    from models.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read.

    Attributes:
        path: The file.
        consortium_id: Its owner, where the command line gives it.
        version: Version of the rules, as stored with the document.
        registry: A registry to use in place of the built-in one.
        vocabulary: A vocabulary to read beside the built-in one.
        engine: The reader of its pages.
        is_cross_checked: Whether a second reader is asked for every cell.
        password: Opens the file if it is encrypted.
        url: Where the file is fetched from, if it is not on this machine.
        reach: How far servers may lead.
        sha256: Hash of the bytes that kept pages were read from.
        kept: The kept pages, to be read in place of the file.
        keeps_pages: Whether the pages are handed back too.
        is_forced: Whether parts that are there are made anew.
        parts: A folder or URL to write the records to in place of handing them back.
        share: Which pages to read and hand back, in place of records: the number of a share, from
            0, and how many there are. None for a whole document.
        pieces: The pages that were read in shares, to be understood in place of the file.
    """

    path: Path
    consortium_id: str | None
    version: str
    registry: Path | None = None
    vocabulary: Path | None = None
    engine: Engine = Engine.PDFIUM
    is_cross_checked: bool = False
    password: str | None = field(default=None, repr=False)
    url: str | None = None
    reach: Reach = NOWHERE_PRIVATE
    sha256: str | None = None
    kept: bytes | None = field(default=None, repr=False)
    keeps_pages: bool = False
    is_forced: bool = False
    parts: str | None = None
    share: tuple[int, int] | None = None
    pieces: tuple[bytes, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read.

    Attributes:
        parcel: Its records; None when they are in parts, or only a share of its pages was read.
        seconds: Time that reading took.
        sha256: Hash of its bytes.
        pages: Its pages as Parquet, where they are to be kept or only a share of them was read.
    """

    parcel: Parcel | None
    seconds: float
    sha256: str
    pages: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read.

    Attributes:
        stage: Where reading stopped.
        problem: What is wrong and what to do, in a sentence.
        details: A traceback, where the problem was not foreseen.
        sha256: Hash of its bytes, where nothing but an objective is missing.
        pages: Its pages as Parquet then, where they are to be kept: another vocabulary may find
            objectives in them.
    """

    stage: str
    problem: str
    details: str | None = None
    sha256: str | None = None
    pages: bytes | None = field(default=None, repr=False)


@contextmanager
def _file(job: Job) -> Iterator[Path]:
    """The file of a job, fetched where it is far away."""
    if job.url is None:
        yield job.path
    else:
        from pipelines.ingest.remote import fetched

        with fetched(job.url, job.reach) as path:
            yield path


def _pages(job: Job, path: Path) -> "PagesOfDocument":
    from extractor import PagesOfDocument, read_pages
    from extractor.pages.share import WHOLE, Share
    from pipelines.store.page_file import from_parquet

    sha256 = job.sha256 or ""
    if job.kept is not None:
        return from_parquet(job.kept, path, sha256)
    if job.pieces:
        pieces = [from_parquet(piece, path, sha256).pages for piece in job.pieces]
        return PagesOfDocument(path, sha256, tuple(chain.from_iterable(pieces)))
    share = Share(*job.share) if job.share else WHOLE
    return read_pages(path, engine=job.engine, password=job.password, share=share)


def _to_keep(job: Job, document: "PagesOfDocument") -> bytes | None:
    """The pages to hand back; none when nobody wants them or no file can hold their text."""
    from pipelines.store.page_file import to_parquet

    if job.kept is not None or not (job.keeps_pages or job.share):
        return None
    try:
        return to_parquet(document)
    except UnicodeEncodeError:
        return None


def _extraction(job: Job, document: "PagesOfDocument") -> "Extraction":
    from extractor import extract_from_pages
    from models.registry import load_registry

    extraction = extract_from_pages(
        document,
        consortium_id=job.consortium_id,
        registry=load_registry(job.registry) if job.registry else None,
        vocabulary=job.vocabulary,
        is_cross_checked=job.is_cross_checked,
        password=job.password,
    )
    facts = extraction.document.model_copy(update={"extractor_version": job.version})
    return extraction.model_copy(update={"document": facts})


def _read(job: Job) -> Read | Unread:
    from extractor import NoObjectivesError
    from pipelines.store.parcel import pack

    started = time.perf_counter()
    with _file(job) as path:
        in_parts = _in_parts(job, path)
        if in_parts is not None:
            return Read(None, time.perf_counter() - started, in_parts)
        document = _pages(job, path)
        pages = _to_keep(job, document)
        if job.share is not None:
            return Read(None, time.perf_counter() - started, document.sha256, pages)
        try:
            parcel = pack(_extraction(job, document))
        except NoObjectivesError as error:
            return Unread(error.stage, str(error), sha256=document.sha256, pages=pages)
    read = Read(parcel, time.perf_counter() - started, document.sha256, pages)
    return _as_parts(job, parcel, read) if job.parts else read


def _in_parts(job: Job, path: Path) -> str | None:
    """Hash of a file whose parts are there already, left by a run that was stopped."""
    if job.parts is None or job.is_forced:
        return None
    from extractor.pages.file import content_hash
    from pipelines.store.parts import Parts, is_by

    sha256 = job.sha256 or content_hash(path)
    there = Parts(job.parts).read(sha256)
    if there is None or not is_by(there[0], job.version, job.consortium_id):
        return None
    return sha256


def _as_parts(job: Job, parcel: Parcel, read: Read) -> Read:
    from pipelines.store.parts import Parts

    Parts(job.parts or "").write(parcel, read.sha256, read.pages)
    return replace(read, parcel=None, pages=None)


def read_document(job: Job) -> Read | Unread:
    """Read one document.

    Args:
        job: The document.
    """
    from extractor import ExtractionError
    from extractor.collector import paused_collector
    from pipelines.ingest.remote import DownloadError
    from pipelines.store.page_file import PageFileError
    from pipelines.store.parts import PartsError

    name = repr(job.path.name)[1:-1]
    try:
        with paused_collector():
            return _read(job)
    except ExtractionError as error:
        return Unread(error.stage, str(error))
    except PageFileError as error:
        return Unread(
            "pages", f"{name}: its kept pages cannot be used ({error}); ingest the PDF again."
        )
    except DownloadError as error:
        return Unread("fetch", f"{name}: it cannot be fetched ({error}); try again later.")
    except PartsError as error:
        return Unread("store", f"{name}: its parts cannot be written ({error}); check --parts.")
    except (MemoryError, ImportError):
        # A library that cannot be mapped into memory is an ImportError.
        return Unread(
            "limit", f"{name}: reading it needs more memory than allowed; raise --memory."
        )
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        return Unread("open", f"{name}: the file cannot be read: {reason}; check it.")
    except Exception as error:
        return Unread(
            "unexpected",
            f"{name}: reading it failed in a way that was not foreseen "
            f"({type(error).__name__}); report it with the output of --debug.",
            traceback.format_exc(),
        )
