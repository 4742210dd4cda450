"""From the pages of one document to its records."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.errors import NoObjectivesError, NoTextError, UnreadableError
from extractor.language.dates import deadline_of_cell
from extractor.layouts.assembly import assemble
from extractor.layouts.binding import Binding, bind
from extractor.layouts.blocks import Block, blocks_of
from extractor.layouts.document import AboutDocument, about
from extractor.layouts.owner import Owner, owner_of
from extractor.layouts.records import Ledger, Period, TypedDraft, typed
from extractor.layouts.vocabulary import Vocabulary, load_vocabulary
from extractor.pages.page import Page
from extractor.pages.pdfium import read_pages
from extractor.tables.cell import Table
from extractor.tables.continued import joined_items
from extractor.tables.furniture import TextLine
from extractor.tables.page_tables import contents_of
from extractor.tables.text import JoinStyle, style_of
from extractor.understanding import (
    achievement_kind,
    deadline_evidence,
    understood,
    with_deadlines,
)
from models.extraction import Extraction
from models.records import Consortium, DocumentFacts
from models.registry import RegistryEntry, load_registry
from models.vocabulary import OwnerBasis

EXTRACTOR_VERSION = "1"
"""Raised whenever the rules change, so that documents read by older ones are read again."""


def extract(
    path: Path,
    *,
    consortium_id: str | None = None,
    registry: tuple[RegistryEntry, ...] | None = None,
    vocabulary: Path | None = None,
    password: str | None = None,
) -> Extraction:
    """Read a document.

    Args:
        path: A PDF.
        consortium_id: Whose it is, where the document does not say or is not to be believed.
        registry: The bodies known; the built-in registry when None.
        vocabulary: A TOML file of further headers.
        password: Opens an encrypted file.

    Returns:
        Its records; the same for the same bytes, on every machine.

    Raises:
        ExtractionError: With a sentence for the person who asked.
    """
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise UnreadableError(
            path, f"it cannot be read ({error.strerror})", "check that it exists and is readable"
        ) from error
    pages = list(read_pages(path, password))
    if not any(page.words for page in pages):
        raise NoTextError(
            path, "its pages are pictures without text", "run character recognition on it first"
        )
    entries = registry if registry is not None else load_registry()
    return _extraction(path, sha256, pages, consortium_id, entries, load_vocabulary(vocabulary))


def _extraction(
    path: Path,
    sha256: str,
    pages: Sequence[Page],
    consortium_id: str | None,
    registry: Sequence[RegistryEntry],
    vocabulary: Vocabulary,
) -> Extraction:
    style = style_of(page.words for page in pages)
    contents, furniture = contents_of(pages)
    items = joined_items(contents, style)
    tables = [item for item in items if isinstance(item, Table)]
    lines = [item for item in items if isinstance(item, TextLine)]
    draft = assemble(_bound_blocks(tables, style, vocabulary), style, vocabulary)
    if not draft.objectives:
        raise NoObjectivesError(
            path,
            f"no objectives found: {len(tables)} tables, none with the headers of objectives",
            "check that it is a plan or a report, or add its headers with --vocabulary",
        )
    facts = about(lines, furniture, draft, vocabulary)
    owner = _owner(consortium_id, registry, lines, furniture, pages, sha256)
    document = _document(facts, owner, sha256, len(pages))
    ledger = Ledger({page.number: page.engine for page in pages})
    _note_document(facts, owner, document, ledger)
    period = Period(document.period_start, document.period_end)
    records = typed(draft, document.document_id, period, ledger)
    document = _understand(document, records, ledger)
    return _extraction_of(owner.consortium, document, records, ledger)


def _understand(document: DocumentFacts, records: TypedDraft, ledger: Ledger) -> DocumentFacts:
    """Fill what sentences say into the records; the document with its kind of achievement."""
    year = document.reference_year
    records.steps = with_deadlines(records.steps, year)
    ledger.evidence.extend(deadline_evidence(records.steps, ledger.evidence))
    kind = achievement_kind(records.steps, records.verifications)
    records.verifications = understood(records.steps, records.verifications, year, kind)
    return document.model_copy(update={"achievement_kind": kind})


def _bound_blocks(
    tables: Iterable[Table], style: JoinStyle, vocabulary: Vocabulary
) -> Iterable[tuple[Block, Binding]]:
    for table in tables:
        for block in blocks_of(table, style, vocabulary):
            yield block, bind(block, vocabulary, style)


def _owner(
    consortium_id: str | None,
    registry: Sequence[RegistryEntry],
    lines: Sequence[TextLine],
    furniture: Sequence[TextLine],
    pages: Sequence[Page],
    sha256: str,
) -> Owner:
    if consortium_id is None:
        return owner_of(pages, lines, furniture, registry, sha256)
    for entry in registry:
        if entry.consortium.consortium_id == consortium_id:
            return Owner(entry.consortium, OwnerBasis.OPTION, None, "--consortium says so")
    raise ValueError(f"The registry knows no body {consortium_id!r}.")


def _document(facts: AboutDocument, owner: Owner, sha256: str, page_count: int) -> DocumentFacts:
    start, end = facts.period if facts.period is not None else (None, None)
    years = [str(year) for year in dict.fromkeys((start, end)) if year is not None]
    document_id = "-".join([owner.consortium.consortium_id, facts.kind.value, *years, sha256[:8]])
    published = facts.published_on
    return DocumentFacts(
        document_id=document_id,
        consortium_id=owner.consortium.consortium_id,
        consortium_basis=owner.basis,
        kind=facts.kind,
        title=facts.title.text if facts.title is not None else None,
        period_start=start,
        period_end=end,
        reference_year=facts.reference_year,
        published_on=deadline_of_cell(published.text, None, None) if published else None,
        page_count=page_count,
        sha256=sha256,
        extractor_version=EXTRACTOR_VERSION,
    )


def _note_document(
    facts: AboutDocument, owner: Owner, document: DocumentFacts, ledger: Ledger
) -> None:
    key = document.document_id
    ledger.note("documents", key, "consortium_id", owner.value)
    ledger.note("documents", key, "title", facts.title)
    ledger.note("documents", key, "kind", facts.title)
    ledger.note("documents", key, "period_start", facts.period_value)
    ledger.note("documents", key, "period_end", facts.period_value)
    ledger.note("documents", key, "reference_year", facts.reference_year_value)
    ledger.note("documents", key, "published_on", facts.published_on)


def _extraction_of(
    consortium: Consortium, document: DocumentFacts, records: TypedDraft, ledger: Ledger
) -> Extraction:
    return Extraction(
        consortium=consortium,
        document=document,
        objectives=tuple(records.objectives),
        objective_programmes=tuple(records.objective_programmes),
        objective_links=tuple(records.objective_links),
        steps=tuple(records.steps),
        verifications=tuple(records.verifications),
        unit_scores=tuple(records.unit_scores),
        closing_weights=tuple(records.closing_weights),
        closing_links=tuple(records.closing_links),
        closing_programmes=tuple(records.closing_programmes),
        extras=tuple(records.extras),
        evidence=tuple(ledger.evidence),
    )
