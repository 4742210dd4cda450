"""Which documents are read again from their kept pages."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from models.vocabulary import Engine
from pipelines.ingest.plan import Action, Task
from pipelines.ingest.sources import Source
from pipelines.store.kept_pages import KeptPages
from pipelines.store.writer import KeptDocument, StoredDocument


def _is_asked(document: KeptDocument, asked: Sequence[str]) -> bool:
    return not asked or document.document_id in asked


def _task(
    document: KeptDocument,
    kept: KeptPages,
    version_of: Callable[[Engine], str],
    owner: str | None,
    *,
    is_forced: bool,
) -> Task:
    source = Source(Path(document.source_path), document.source_path)
    engine = kept.engine_of(document.sha256)
    if engine is None:
        name = source.path.name
        return Task(
            source,
            Action.FAIL,
            document.sha256,
            problem=f"{name!r}: its pages are not kept; ingest the PDF again.",
        )
    version = version_of(engine)
    is_same = document.extractor_version == version and owner in (None, document.given_owner)
    if is_same and document.document_id is not None and not is_forced:
        stored = StoredDocument(
            document.source_path,
            document.sha256,
            document.document_id,
            version,
            document.given_owner or "",
        )
        return Task(source, Action.SKIP, document.sha256, stored)
    return Task(source, Action.READ, document.sha256, version=version, owner=document.given_owner)


def plan_again(
    documents: Iterable[KeptDocument],
    kept: KeptPages,
    version_of: Callable[[Engine], str],
    *,
    asked: Sequence[str] = (),
    owner: str | None = None,
    is_forced: bool = False,
) -> tuple[Task, ...]:
    """What to do with each document whose pages may be kept.

    Files that were read and held no objective come too, where their pages are kept: another
    vocabulary may find some.

    Args:
        documents: What is stored, and what held no objective.
        kept: The kept pages.
        version_of: Version of the rules that would read now, by the reader of the pages.
        asked: Identifiers of the documents to read; all of them when empty.
        owner: Owner given on the command line, or None.
        is_forced: Whether documents come too that were read by the same rules.
    """
    return tuple(
        _task(document, kept, version_of, owner, is_forced=is_forced)
        for document in documents
        if _is_asked(document, asked)
        and (document.document_id is not None or kept.holds(document.sha256))
    )
