"""From the pages of one document to its records."""

from pathlib import Path

from extractor.collector import paused_collector
from extractor.crosscheck import cross_checked
from extractor.errors import OtherPaperError
from extractor.interpretation import Interpretation, interpret_pages, read_pages
from extractor.language.dates import deadline_of_cell
from extractor.layouts.document import AboutDocument
from extractor.layouts.owner import Owner
from extractor.layouts.records import Ledger, Period, TypedDraft, typed
from extractor.layouts.vocabulary import load_vocabulary
from extractor.no_objectives import no_objectives
from extractor.pages.page import PagesOfDocument
from extractor.understanding import (
    achievement_kind,
    deadline_evidence,
    tag_evidence,
    tags_of,
    understood,
    with_deadlines,
)
from models.extraction import Extraction
from models.records import Consortium, DocumentFacts
from models.registry import RegistryEntry, load_registry
from models.vocabulary import DocumentKind, Engine

EXTRACTOR_VERSION = "2"
"""Raised whenever the rules change, so that documents read by older ones are read again."""


@paused_collector()
def extract(
    path: Path,
    *,
    consortium_id: str | None = None,
    registry: tuple[RegistryEntry, ...] | None = None,
    vocabulary: Path | None = None,
    password: str | None = None,
    engine: Engine = Engine.PDFIUM,
    is_cross_checked: bool = False,
    kind: DocumentKind | None = None,
) -> Extraction:
    """Read a document; of a file that holds several, the first.

    Args:
        path: A PDF.
        consortium_id: Whose it is, where the document does not say or is not to be believed.
        registry: The bodies known; the built-in registry when None.
        vocabulary: A TOML file of further headers.
        password: Opens an encrypted file.
        engine: The reader of its pages.
        is_cross_checked: Whether a second reader is asked for every cell, see
            :mod:`extractor.crosscheck`.
        kind: What the document is, where it is not to be asked; it is then read whatever speaks
            against a performance document.

    Returns:
        Its records; the same for the same bytes, on every machine.

    Raises:
        ExtractionError: With a sentence for the person who asked.
    """
    return extract_from_pages(
        read_pages(path, engine=engine, password=password),
        consortium_id=consortium_id,
        registry=registry,
        vocabulary=vocabulary,
        password=password,
        is_cross_checked=is_cross_checked,
        kind=kind,
    )[0]


@paused_collector()
def extract_from_pages(
    document_pages: PagesOfDocument,
    *,
    consortium_id: str | None = None,
    registry: tuple[RegistryEntry, ...] | None = None,
    vocabulary: Path | None = None,
    password: str | None = None,
    is_cross_checked: bool = False,
    kind: DocumentKind | None = None,
) -> tuple[Extraction, ...]:
    """Read the documents of a file whose pages were read before, now or by an earlier run.

    Args:
        document_pages: Its pages.
        consortium_id: Whose it is, where the document does not say or is not to be believed.
        registry: The bodies known; the built-in registry when None.
        vocabulary: A TOML file of further headers.
        password: Opens an encrypted file for the second reader.
        is_cross_checked: Whether a second reader is asked for every cell; it needs the file.
        kind: What the documents are, where they are not to be asked.

    Returns:
        The records of each performance document in the file, in the order of its pages: one
        mostly, several where a plan and a report are bound together.

    Raises:
        ExtractionError: With a sentence for the person who asked.
    """
    read = interpret_pages(
        document_pages,
        consortium_id,
        registry if registry is not None else load_registry(),
        load_vocabulary(vocabulary),
        kind,
    )
    if kind is None and read.genre.genre is not None:
        raise OtherPaperError(read.path, read.genre.genre, read.genre.basis)
    document = _document(read)
    ledger = Ledger({page.number: page.engine for page in read.pages})
    _note_document(read.facts, read.owner, document, ledger)
    year = read.facts.single_year
    period = Period(year or document.period_start, year or document.period_end)
    records = typed(read.draft, document.document_id, period, ledger)
    if not records.objectives:
        raise no_objectives(read, is_performance=kind is not None)
    document = _understand(document, records, ledger)
    if is_cross_checked:
        ledger.evidence[:] = cross_checked(ledger.evidence, read, password)
    return (_extraction_of(read.owner.consortium, document, records, ledger),)


def _understand(document: DocumentFacts, records: TypedDraft, ledger: Ledger) -> DocumentFacts:
    """Fill what sentences say into the records; the document with its kind of achievement."""
    year = document.reference_year
    records.steps = with_deadlines(records.steps, year)
    ledger.evidence.extend(deadline_evidence(records.steps, ledger.evidence))
    records.objective_tags = tags_of(records.objectives)
    ledger.evidence.extend(tag_evidence(records.objective_tags, ledger.evidence))
    kind = achievement_kind(records.steps, records.verifications)
    records.verifications = understood(records.steps, records.verifications, year, kind)
    return document.model_copy(update={"achievement_kind": kind})


def _document(read: Interpretation) -> DocumentFacts:
    facts, owner = read.facts, read.owner
    start, end = facts.period if facts.period is not None else (None, None)
    years = [str(year) for year in dict.fromkeys((start, end)) if year is not None]
    consortium_id = owner.consortium.consortium_id
    document_id = "-".join([consortium_id, facts.kind.value, *years, read.sha256[:8]])
    published = facts.published_on
    return DocumentFacts(
        document_id=document_id,
        consortium_id=consortium_id,
        consortium_basis=owner.basis,
        kind=facts.kind,
        title=facts.title.text if facts.title is not None else None,
        period_start=start,
        period_end=end,
        reference_year=facts.reference_year,
        published_on=deadline_of_cell(published.text, None, None) if published else None,
        page_count=len(read.pages),
        sha256=read.sha256,
        genre_score=read.genre.score,
        genre_basis=read.genre.basis or None,
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
        objective_tags=tuple(records.objective_tags),
        steps=tuple(records.steps),
        verifications=tuple(records.verifications),
        unit_scores=tuple(records.unit_scores),
        closing_weights=tuple(records.closing_weights),
        closing_links=tuple(records.closing_links),
        closing_programmes=tuple(records.closing_programmes),
        extras=tuple(records.extras),
        evidence=tuple(ledger.evidence),
    )
