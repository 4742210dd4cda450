"""From the pages of one file to the records of its documents."""

from collections.abc import Sequence
from pathlib import Path

from extractor.achievement import Achievement, read_achievement
from extractor.collector import paused_collector
from extractor.coverage.verdict import Coverage
from extractor.crosscheck import cross_checked
from extractor.errors import ExtractionError, NotUnderstoodError, OtherPaperError
from extractor.interpretation import FileReading, Interpretation, interpret_pages, read_pages
from extractor.language.dates import deadline_of_cell
from extractor.layouts.document import AboutDocument
from extractor.layouts.owner import Owner
from extractor.layouts.records import Ledger
from extractor.layouts.vocabulary import Vocabulary, load_vocabulary
from extractor.no_objectives import no_objectives, not_understood
from extractor.pages.page import PagesOfDocument
from extractor.parts.part import Part
from extractor.recording import Recorded, record
from extractor.understanding import (
    deadline_evidence,
    read_amounts,
    tag_evidence,
    tags_of,
    understood,
    with_deadlines,
)
from models.extraction import Extraction
from models.provenance import UnreadRegion
from models.records import DocumentFacts
from models.registry import RegistryEntry, load_registry
from models.vocabulary import DocumentKind, Engine, ReadingStatus

EXTRACTOR_VERSION = "5"
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
    words = load_vocabulary(vocabulary)
    file = interpret_pages(
        document_pages,
        consortium_id,
        registry if registry is not None else load_registry(),
        words,
        kind,
    )
    extractions: list[Extraction] = []
    errors: list[tuple[Interpretation, ExtractionError]] = []
    for read in file.documents:
        try:
            extraction = _extraction(read, words, kind, is_one_of_several=bool(extractions))
        except (NotUnderstoodError, OtherPaperError) as error:
            errors.append((read, error))
            continue
        if is_cross_checked:
            evidence = cross_checked(extraction.evidence, read, password)
            extraction = extraction.model_copy(update={"evidence": tuple(evidence)})
        extractions.append(extraction)
    if not extractions:
        raise _why_nothing([error for _, error in errors], file, document_pages.path)
    lost = [read.part for read, error in errors if isinstance(error, NotUnderstoodError)]
    extractions[0] = _with_others(extractions[0], file, lost)
    return tuple(extractions)


def _why_nothing(
    errors: Sequence[ExtractionError], file: FileReading, path: Path
) -> ExtractionError:
    """What to say of a file that gave nothing: a document not understood, else another paper.

    What an act is annexed with may be neither by itself; the file as a whole then says what it is.
    """
    for error in errors:
        if isinstance(error, NotUnderstoodError):
            return error
    if len(errors) > 1 or file.genre.genre is not None:
        return OtherPaperError(path, file.genre.likeliest, file.genre.basis)
    return errors[0]


def _extraction(
    read: Interpretation, words: Vocabulary, kind: DocumentKind | None, *, is_one_of_several: bool
) -> Extraction:
    """The records of one document.

    Raises:
        OtherPaperError: When it is another paper than a performance document.
        NotUnderstoodError: When too little of it was understood to be kept.
    """
    if kind is None and read.genre.genre is not None:
        raise OtherPaperError(read.path, read.genre.genre, read.genre.basis)
    document_id = _document_id(read, is_one_of_several=is_one_of_several)
    recorded = record(read, document_id, words)
    if not recorded.records.objectives:
        raise no_objectives(read, is_performance=kind is not None)
    if recorded.coverage.status is ReadingStatus.NOT_UNDERSTOOD and kind is None:
        raise not_understood(read, recorded.coverage)
    achieved = _understand(read, recorded)
    document = _document(read, document_id, recorded.coverage, achieved)
    _note_document(read.facts, read.owner, document, recorded.ledger)
    return _extraction_of(read, document, recorded)


def _with_others(extraction: Extraction, file: FileReading, lost: Sequence[Part]) -> Extraction:
    """The first document of a file, with a note on stretches of the file that gave nothing."""
    noted = [(part, _COPY.format(*(part.copy_of or (0, 0)))) for part in file.copies]
    noted += [(part, _LOST) for part in lost]
    document = extraction.document
    if lost:
        basis = "; ".join(filter(None, [document.status_basis, _LOST]))
        status = ReadingStatus.PARTLY_UNDERSTOOD
        facts = {**document.model_dump(), "reading_status": status, "status_basis": basis}
        document = DocumentFacts.model_validate(facts)
    regions = tuple(_whole_pages(document.document_id, part, reason) for part, reason in noted)
    return extraction.model_copy(
        update={"document": document, "unread": (*extraction.unread, *regions)}
    )


_COPY = "these pages repeat pages {} to {}"
_LOST = "further pages of the file read like a performance document that was not understood"


def _whole_pages(document_id: str, part: Part, reason: str) -> UnreadRegion:
    first = part.pages[0]
    return UnreadRegion(
        document_id=document_id,
        page=part.first_page,
        x0=0.0,
        top=0.0,
        x1=first.width,
        bottom=first.height,
        words=f"{part.first_page}-{part.last_page}",
        reason=reason,
    )


def _understand(read: Interpretation, recorded: Recorded) -> Achievement:
    """Fill what sentences say into the records; what kind of achievement is printed."""
    year = read.facts.reference_year
    records, evidence = recorded.records, recorded.ledger.evidence
    records.steps = with_deadlines(records.steps, year)
    evidence.extend(deadline_evidence(records.steps, evidence))
    records.objective_tags = tags_of(records.objectives)
    evidence.extend(tag_evidence(records.objective_tags, evidence))
    achieved = read_achievement(records.steps, records.verifications, _figure_headers(read))
    records.steps, records.verifications = understood(
        records.steps, records.verifications, year, achieved.kind
    )
    return achieved


def _figure_headers(read: Interpretation) -> list[str]:
    """The headers or labels over the figures of achievement, each once, in order."""
    values = (
        step.verification["achieved_pct"]
        for objective in read.draft.objectives
        for step in objective.steps
        if step.verification is not None and "achieved_pct" in step.verification
    )
    return list(dict.fromkeys(value.header for value in values if value.header))


def _document_id(read: Interpretation, *, is_one_of_several: bool) -> str:
    """Owner, kind, period and hash; the first page too where the file holds documents before."""
    facts = read.facts
    years = [str(year) for year in dict.fromkeys(facts.period or ())]
    page = [f"p{read.part.first_page}"] if is_one_of_several else []
    owner = read.owner.consortium.consortium_id
    return "-".join([owner, facts.kind.value, *years, *page, read.sha256[:8]])


def _document(
    read: Interpretation, document_id: str, coverage: Coverage, achieved: Achievement
) -> DocumentFacts:
    facts, published = read.facts, read.facts.published_on
    start, end = facts.period if facts.period is not None else (None, None)
    return DocumentFacts(
        document_id=document_id,
        consortium_id=read.owner.consortium.consortium_id,
        consortium_basis=read.owner.basis,
        kind=facts.kind,
        title=facts.title.text if facts.title is not None else None,
        period_start=start,
        period_end=end,
        reference_year=facts.reference_year,
        published_on=deadline_of_cell(published.text, None, None) if published else None,
        achievement_kind=achieved.kind,
        achievement_basis=achieved.basis,
        page_count=read.file_pages,
        first_page=read.part.first_page,
        last_page=read.part.last_page,
        genre_score=read.genre.score,
        genre_basis=read.genre.basis or None,
        coverage_pct=coverage.share_pct,
        reading_status=coverage.status,
        status_basis=coverage.basis,
        sha256=read.sha256,
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


def _extraction_of(read: Interpretation, document: DocumentFacts, recorded: Recorded) -> Extraction:
    records = recorded.records
    return Extraction(
        consortium=read.owner.consortium,
        document=document,
        objectives=tuple(records.objectives),
        objective_programmes=tuple(records.objective_programmes),
        objective_links=tuple(records.objective_links),
        objective_tags=tuple(records.objective_tags),
        steps=tuple(records.steps),
        verifications=tuple(records.verifications),
        amounts=tuple(read_amounts(records.objectives, records.steps, records.verifications)),
        unit_scores=tuple(records.unit_scores),
        closing_weights=tuple(records.closing_weights),
        closing_links=tuple(records.closing_links),
        closing_programmes=tuple(records.closing_programmes),
        extras=tuple(records.extras),
        evidence=tuple(recorded.ledger.evidence),
        unread=tuple(
            UnreadRegion(
                document_id=document.document_id,
                page=region.page + recorded.ledger.pages_before,
                x0=round(region.box.x0, 2),
                top=round(region.box.top, 2),
                x1=round(region.box.x1, 2),
                bottom=round(region.box.bottom, 2),
                words=region.words,
                reason=region.kind.value,
            )
            for region in recorded.coverage.left_out
        ),
    )
