"""What happens in the process that reads a document. It returns; it never raises for a document."""

import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from models.vocabulary import Engine
from pipelines.store.parcel import Parcel


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
    """

    path: Path
    consortium_id: str | None
    version: str
    registry: Path | None = None
    vocabulary: Path | None = None
    engine: Engine = Engine.PDFIUM
    is_cross_checked: bool = False
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, and the seconds it took."""

    parcel: Parcel
    seconds: float


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read.

    Attributes:
        stage: Where reading stopped.
        problem: What is wrong and what to do, in a sentence.
        details: A traceback, where the problem was not foreseen.
    """

    stage: str
    problem: str
    details: str | None = None


def read_document(job: Job) -> Read | Unread:
    """Read one document.

    Args:
        job: The document.
    """
    from extractor import ExtractionError, extract
    from models.registry import load_registry
    from pipelines.store.parcel import pack

    started = time.perf_counter()
    name = repr(job.path.name)[1:-1]
    try:
        extraction = extract(
            job.path,
            consortium_id=job.consortium_id,
            registry=load_registry(job.registry) if job.registry else None,
            vocabulary=job.vocabulary,
            engine=job.engine,
            is_cross_checked=job.is_cross_checked,
            password=job.password,
        )
        facts = extraction.document.model_copy(update={"extractor_version": job.version})
        parcel = pack(extraction.model_copy(update={"document": facts}))
    except ExtractionError as error:
        return Unread(error.stage, str(error))
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
    return Read(parcel, time.perf_counter() - started)
