"""One document as its pages, tables, what they mean, and whose it is; not yet typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.drafting.best import Choice, choose
from extractor.errors import NoTextError
from extractor.genre.verdict import GenreVerdict, genre_of
from extractor.language.dictionary import is_italian
from extractor.layouts.assembling import assemble
from extractor.layouts.blocks import header_test
from extractor.layouts.document import AboutDocument, about, titled_year, with_act
from extractor.layouts.drafts import DocumentDraft
from extractor.layouts.events import Event, events_of
from extractor.layouts.owner import Owner, completed, owner_of
from extractor.layouts.settling import settle
from extractor.layouts.vocabulary import Vocabulary
from extractor.legibility import Legibility, check_legibility
from extractor.pages.attachments import attached_files
from extractor.pages.file import content_hash
from extractor.pages.page import Page, PagesOfDocument
from extractor.pages.readers import reader
from extractor.pages.share import WHOLE, Share
from extractor.parts.cutting import cut_into_parts
from extractor.parts.part import Part, Role
from extractor.structure.evidence import Words
from extractor.tables.cell import Table
from extractor.tables.continued import joined_items
from extractor.tables.furniture import TextLine
from extractor.tables.page_tables import contents_of
from extractor.tables.stamps.removal import remove_stamps
from extractor.tables.stamps.stamp import Stamp
from extractor.tables.text import JoinStyle, style_of
from models.registry import RegistryEntry
from models.vocabulary import DocumentKind, Engine, OwnerBasis

_MOST_UNMAPPED = 0.15  # share of characters without a meaning from which none is believed


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A document as it was understood.

    Pages are numbered from 1 within the document; the part says where they stand in the file.

    Attributes:
        path: The file.
        sha256: Hash of its bytes.
        part: The stretch of the file that the document is.
        file_pages: Pages of the whole file.
        pages: Its pages, stamps taken off.
        style: How it wraps its lines.
        items: Its tables and the lines outside them, in reading order.
        tables: Its tables in order.
        events: What its tables, lines and boxes say, in order.
        lines: The lines outside tables.
        furniture: Running heads and feet, and the lines of stamps.
        stamps: What was put on the pages afterwards; neither `pages` nor what was read holds it.
        illegible_pages: Those whose text layer says other letters than they show: not read.
        draft: What the tables say.
        choice: Under which hypothesis, and under which others.
        facts: What the document says of itself.
        owner: Whose it is.
        genre: What it is.
    """

    path: Path
    sha256: str
    part: Part
    file_pages: int
    pages: tuple[Page, ...]
    style: JoinStyle
    items: tuple[Table | TextLine, ...]
    tables: tuple[Table, ...]
    events: tuple[Event, ...]
    lines: tuple[TextLine, ...]
    furniture: tuple[TextLine, ...]
    stamps: tuple[Stamp, ...]
    illegible_pages: tuple[int, ...]
    draft: DocumentDraft
    choice: Choice
    facts: AboutDocument
    owner: Owner
    genre: GenreVerdict


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file as the papers that it holds.

    Attributes:
        documents: Those that may be performance documents, in order.
        genre: What the file is as a whole.
        copies: Stretches that repeat the pages before them.
    """

    documents: tuple[Interpretation, ...]
    genre: GenreVerdict
    copies: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layout:
    """Pages as tables and lines."""

    pages: tuple[Page, ...]
    style: JoinStyle
    items: tuple[Table | TextLine, ...]
    furniture: tuple[TextLine, ...]

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """The lines outside tables."""
        return tuple(item for item in self.items if isinstance(item, TextLine))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every document of a file is read with."""

    document: PagesOfDocument
    consortium_id: str | None
    registry: Sequence[RegistryEntry]
    vocabulary: Vocabulary
    kind: DocumentKind | None
    stamps: tuple[Stamp, ...]
    illegible_pages: tuple[int, ...]


def interpret(
    path: Path,
    consortium_id: str | None,
    registry: Sequence[RegistryEntry],
    vocabulary: Vocabulary,
    *,
    engine: Engine,
    password: str | None,
) -> FileReading:
    """Read the documents of a file without typing their values.

    Args:
        path: A PDF.
        consortium_id: Whose they are, where the documents are not asked.
        registry: The bodies known.
        vocabulary: The words of headers.
        engine: The reader of its pages.
        password: Opens an encrypted file.

    Raises:
        ExtractionError: When the pages cannot be read or hold no text.
    """
    return interpret_pages(
        read_pages(path, engine=engine, password=password), consortium_id, registry, vocabulary
    )


def read_pages(
    path: Path, *, engine: Engine, password: str | None, share: Share = WHOLE
) -> PagesOfDocument:
    """Read the pages of a document.

    Args:
        path: A PDF.
        engine: The reader of its pages.
        password: Opens an encrypted file.
        share: Which of them.

    Raises:
        ExtractionError: When they cannot be read.
    """
    sha256 = content_hash(path)
    pages = tuple(reader(engine)(path, password, share))
    attachments = attached_files(path, password) if share.number == 0 else ()
    return PagesOfDocument(path, sha256, pages, attachments)


def interpret_pages(
    document: PagesOfDocument,
    consortium_id: str | None,
    registry: Sequence[RegistryEntry],
    vocabulary: Vocabulary,
    kind: DocumentKind | None = None,
) -> FileReading:
    """Find out what the pages of a file mean; the file is not needed.

    Args:
        document: Its pages.
        consortium_id: Whose its documents are, where they are not asked.
        registry: The bodies known.
        vocabulary: The words of headers.
        kind: What the documents are, where they are not to be asked.

    Raises:
        NoTextError: When the pages hold no text, signs without a meaning, or other letters than
            they show.
    """
    legibility = _check_text(document)
    pages, stamps = remove_stamps(legibility.pages)
    asked = _Asked(
        document, consortium_id, registry, vocabulary, kind, stamps, legibility.illegible
    )
    whole = _lay_out(pages, vocabulary)
    parts = cut_into_parts(whole.pages, whole.items, whole.style, vocabulary)
    documents = [part for part in parts if part.role is Role.DOCUMENT]
    if len(parts) == 1 or not documents:
        part = Part(Role.DOCUMENT, whole.pages, 1, len(whole.pages))
        document_read = _interpret(whole, part, asked)
        return FileReading((document_read,), document_read.genre)
    return FileReading(
        tuple(
            _interpret(_lay_out(part.pages, vocabulary), part, asked, _act_before(parts, part))
            for part in documents
        ),
        genre_of(whole.items, whole.furniture),
        tuple(
            part
            for part in parts
            if part.copy_of is not None and any(it.holds(part.copy_of[0]) for it in documents)
        ),
    )


def _check_text(document: PagesOfDocument) -> Legibility:
    """The pages that can be read, those left out whose letters are not what they show."""
    path, pages = document.path, document.pages
    if not any(page.words for page in pages):
        if any(page.hidden_words for page in pages):
            raise NoTextError(
                path,
                "none of its text is shown: it is in layers that are off, in the colour of the "
                "paper, or beside its pages",
                "ask for a copy as it is printed",
            )
        raise NoTextError(
            path, "its pages are pictures without text", "run character recognition on it first"
        )
    if _is_sideways(pages):
        raise NoTextError(
            path,
            "its text runs sideways on the pages as shown",
            "turn the pages and save it again",
        )
    if any(page.unmapped_share for page in pages) and _unmapped_share(pages) > _MOST_UNMAPPED:
        raise NoTextError(
            path,
            "its fonts do not say which letters they draw, so that its text comes out as signs",
            "ask for a copy saved from the original, or run character recognition on it",
        )
    legibility = check_legibility(pages)
    if legibility.is_lost:
        raise NoTextError(
            path,
            "its text layer does not say which letters are printed: its words are none "
            f"({legibility.example!r})",
            "ask for a copy saved from the original, or run character recognition on it",
        )
    return legibility


def _lay_out(pages: tuple[Page, ...], vocabulary: Vocabulary) -> _Layout:
    style = style_of((page.words for page in pages), is_italian)
    contents, furniture = contents_of(pages)
    items = joined_items(contents, style, header_test(style, vocabulary))
    return _Layout(pages, style, tuple(items), tuple(furniture))


def _act_before(parts: Sequence[Part], part: Part) -> Part | None:
    """The act that a part is annexed to: the nearest before it, else the first of the file."""
    acts = [other for other in parts if other.role is Role.ACT]
    before = [act for act in acts if act.first_page <= part.first_page]
    return before[-1] if before else next(iter(acts), None)


def _interpret(
    layout: _Layout, part: Part, asked: _Asked, act: Part | None = None
) -> Interpretation:
    """Find out what a document means; what it does not say of itself, its act may."""
    lines, items, vocabulary = layout.lines, layout.items, asked.vocabulary
    before = part.first_page - 1
    stamps = tuple(
        replace(stamp, page=stamp.page - before) for stamp in asked.stamps if part.holds(stamp.page)
    )
    year = titled_year(lines, layout.furniture, vocabulary)
    events = tuple(events_of(items, layout.style, vocabulary, year))
    present = assemble(events, layout.style, vocabulary)
    choice = choose(items, layout.style, Words(vocabulary), present, year)
    draft = choice.draft
    facts = about(lines, layout.furniture, draft, vocabulary, asked.kind)
    owner = _owner(layout, asked)
    if act is not None:
        of_act = _lay_out(act.pages, vocabulary)
        facts = with_act(facts, of_act.lines, act.first_page - part.first_page, vocabulary)
        owner = _owner_or_of_act(owner, of_act, asked, act.first_page - part.first_page)
    settle(draft, facts, vocabulary)
    return Interpretation(
        path=asked.document.path,
        sha256=asked.document.sha256,
        part=part,
        file_pages=len(asked.document.pages),
        pages=layout.pages,
        style=layout.style,
        items=items,
        tables=tuple(item for item in items if isinstance(item, Table)),
        events=events,
        lines=lines,
        furniture=(*layout.furniture, *(line for stamp in stamps for line in stamp.text_lines())),
        stamps=stamps,
        illegible_pages=tuple(page - before for page in asked.illegible_pages if part.holds(page)),
        draft=draft,
        choice=choice,
        facts=facts,
        owner=owner,
        genre=genre_of(items, layout.furniture),
    )


def _is_sideways(pages: Sequence[Page]) -> bool:
    """Whether most words of a document do not stand upright on the pages as shown."""
    words = [word for page in pages for word in page.words]
    return 2 * sum(not word.is_upright for word in words) > len(words)


def _unmapped_share(pages: Sequence[Page]) -> float:
    """Share of the document's characters that have no Unicode meaning."""
    letters = [sum(len(word.text) for word in page.words) for page in pages]
    unmapped = sum(page.unmapped_share * count for page, count in zip(pages, letters, strict=True))
    return unmapped / max(1, sum(letters))


def _owner(layout: _Layout, asked: _Asked) -> Owner:
    if asked.consortium_id is None:
        return owner_of(
            layout.pages, layout.lines, layout.furniture, asked.registry, asked.document.sha256
        )
    for entry in asked.registry:
        if entry.consortium.consortium_id == asked.consortium_id:
            return Owner(entry.consortium, OwnerBasis.OPTION, None, "--consortium says so")
    raise ValueError(f"The registry knows no body {asked.consortium_id!r}.")


def _owner_or_of_act(owner: Owner, act: _Layout, asked: _Asked, pages_before: int) -> Owner:
    """The owner of a document, completed by its act; the act's where the document names nobody."""
    if owner.basis is OwnerBasis.OPTION or not owner.consortium.is_provisional:
        return owner
    of_act = _owner(act, asked)
    if of_act.value is None:
        return owner
    if owner.value is None:
        return replace(of_act, value=of_act.value.on_pages_after(pages_before))
    return completed(owner, of_act)
