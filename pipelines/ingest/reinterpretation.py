"""Which files are read again from their kept pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from models.vocabulary import Engine
from pipelines.ingest.plan import Action, Rules, Task
from pipelines.ingest.sources import Source
from pipelines.store.files import KnownFile
from pipelines.store.kept_pages import KeptPages


def _is_asked(known: KnownFile, asked: Sequence[str]) -> bool:
    return not asked or any(document.document_id in asked for document in known.documents)


def _task(known: KnownFile, kept: KeptPages, rules: Callable[[Engine], Rules]) -> Task:
    source = Source(Path(known.source_path), known.source_path)
    engine = kept.engine_of(known.sha256)
    if engine is None:
        name = source.path.name
        return Task(
            source,
            Action.FAIL,
            known.sha256,
            problem=f"{name!r}: its pages are not kept; ingest the PDF again.",
        )
    present = rules(engine)
    has_same_owner = present.owner_for(known, source.name) == known.given_owner
    if known.documents and has_same_owner and present.holds(known, source.name):
        # Whether the file still holds these bytes nobody has looked.
        return Task(source, Action.SKIP, known=known)
    return replace(present.reading(source, known.sha256, known), version=present.version)


def plan_again(
    files: Iterable[KnownFile],
    kept: KeptPages,
    rules: Callable[[Engine], Rules],
    *,
    asked: Sequence[str] = (),
) -> tuple[Task, ...]:
    """What to do with each file whose pages may be kept.

    Files that were read and not understood come too, where their pages are kept: another
    vocabulary may find objectives in them. All documents of a file are read again together.

    Args:
        files: What is known of files.
        kept: The kept pages.
        rules: What makes reading worth while, by the reader of the pages.
        asked: Identifiers of the documents to read; all of them when empty.
    """
    return tuple(
        _task(known, kept, rules)
        for known in files
        if _is_asked(known, asked) and (known.documents or kept.holds(known.sha256))
    )
