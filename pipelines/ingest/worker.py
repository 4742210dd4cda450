"""What happens in the process that reads a document. It returns; it never raises for a document."""

import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from models.vocabulary import DocumentKind, Engine
from pipelines.ingest.addresses import NOWHERE_PRIVATE, Reach
from pipelines.ingest.attached import attached_words
from pipelines.store.files import OtherPaper
from pipelines.store.parcel import Parcel

if TYPE_CHECKING:
    from extractor import PagesOfDocument
    from models.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read.

    Attributes:
        path: The file.
        consortium_id: Whose its documents are, where that was given.
        version: Version of the rules, as stored with each document.
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
            0, and how many there are. None for a whole file.
        pieces: The pages that were read in shares, to be understood in place of the file.
        kind: What its documents are, where that was given.
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
    kind: DocumentKind | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file whose documents were read.

    Attributes:
        parcel: Their records; None when they are in parts, or only a share of its pages was read.
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
    """A file that could not be read, or whose document was not understood.

    Attributes:
        stage: Where reading stopped.
        problem: What is wrong and what to do, in a sentence.
        details: A traceback, where the problem was not foreseen.
        sha256: Hash of its bytes, where nothing but an objective is missing.
        pages: Its pages as Parquet then, where they are to be kept: another vocabulary may find
            objectives in them.
        attachments: How many files are attached to it.
    """

    stage: str
    problem: str
    details: str | None = None
    sha256: str | None = None
    pages: bytes | None = field(default=None, repr=False)
    attachments: int = 0


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is another kind of paper than a performance document.

    Attributes:
        paper: What it is.
        seconds: Time that reading took.
        sha256: Hash of its bytes.
        version: Version of the rules that say so.
        attachments: How many files are attached to it.
    """

    paper: OtherPaper
    seconds: float
    sha256: str
    version: str
    attachments: int = 0


Result = Read | Unread | PassedOver
"""What a job gives."""


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
        pieces = [from_parquet(piece, path, sha256) for piece in job.pieces]
        return PagesOfDocument(
            path,
            sha256,
            tuple(chain.from_iterable(piece.pages for piece in pieces)),
            tuple(chain.from_iterable(piece.attachments for piece in pieces)),
        )
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


def _extractions(job: Job, document: "PagesOfDocument") -> "list[Extraction]":
    """The documents of a file, each with what the job knows of how it was read."""
    from extractor import extract_from_pages
    from models.registry import load_registry

    found = extract_from_pages(
        document,
        consortium_id=job.consortium_id,
        registry=load_registry(job.registry) if job.registry else None,
        vocabulary=job.vocabulary,
        is_cross_checked=job.is_cross_checked,
        password=job.password,
        kind=job.kind,
    )
    return [_as_asked(job, extraction, document) for extraction in found]


def _as_asked(job: Job, extraction: "Extraction", document: "PagesOfDocument") -> "Extraction":
    """The records of a document with what they do not say themselves."""
    from models.extraction import Extraction
    from models.provenance import Attachment
    from models.records import DocumentFacts

    facts = dict(extraction.document) | {
        "extractor_version": job.version,
        "given_kind": job.kind,
    }
    attachments = tuple(
        Attachment(document_id=extraction.document.document_id, name=name, size_bytes=size)
        for name, size in document.attachments
    )
    records = {"document": DocumentFacts(**facts), "attachments": attachments}
    return Extraction(**dict(extraction) | records)


def _read(job: Job) -> Result:
    from extractor import ExtractionError, NotUnderstoodError, OtherPaperError
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
        attached = len(document.attachments)
        try:
            parcel = pack(*_extractions(job, document))
        except NotUnderstoodError as error:
            problem = f"{error}{_attached(document)}"
            return Unread(
                error.stage, problem, sha256=document.sha256, pages=pages, attachments=attached
            )
        except OtherPaperError as error:
            sentence = _attached(document)
            reason = f"{error.reason.rstrip('.')}.{sentence}" if sentence else error.reason
            paper = OtherPaper(error.genre, reason)
            seconds = time.perf_counter() - started
            return PassedOver(paper, seconds, document.sha256, job.version, attached)
        except ExtractionError as error:
            return Unread(error.stage, f"{error}{_attached(document)}", attachments=attached)
    read = Read(parcel, time.perf_counter() - started, document.sha256, pages)
    return _as_parts(job, parcel, read) if job.parts else read


def _attached(document: "PagesOfDocument") -> str:
    """A sentence that names the files attached to a PDF; empty where there are none."""
    return f" {attached_words(document.attachments)}." if document.attachments else ""


def _in_parts(job: Job, path: Path) -> str | None:
    """Hash of a file whose parts are there already, left by a run that was stopped."""
    if job.parts is None or job.is_forced:
        return None
    from extractor.pages.file import content_hash
    from pipelines.store.parts import Parts, is_by

    sha256 = job.sha256 or content_hash(path)
    there = Parts(job.parts).read(sha256)
    if there is None or not is_by(there[0], job.version, job.consortium_id, job.kind):
        return None
    return sha256


def _as_parts(job: Job, parcel: Parcel, read: Read) -> Read:
    from pipelines.store.parts import Parts

    Parts(job.parts or "").write(parcel, read.sha256, read.pages)
    return replace(read, parcel=None, pages=None)


def read_document(job: Job) -> Result:
    """Read the documents of one file.

    Args:
        job: The file.
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
