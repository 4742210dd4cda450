"""One document as its pages, tables, what they mean, and whose it is; not yet typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import NoTextError
from extractor.language.dictionary import is_italian
from extractor.layouts.assembling import assemble
from extractor.layouts.blocks import header_test
from extractor.layouts.document import AboutDocument, about, titled_year
from extractor.layouts.drafts import DocumentDraft
from extractor.layouts.events import Event, events_of
from extractor.layouts.owner import Owner, owner_of
from extractor.layouts.settling import settle
from extractor.layouts.vocabulary import Vocabulary
from extractor.pages.file import content_hash
from extractor.pages.page import Page, PagesOfDocument
from extractor.pages.readers import reader
from extractor.pages.share import WHOLE, Share
from extractor.tables.cell import Table
from extractor.tables.continued import joined_items
from extractor.tables.furniture import TextLine
from extractor.tables.page_tables import contents_of
from extractor.tables.text import JoinStyle, style_of
from models.registry import RegistryEntry
from models.vocabulary import Engine, OwnerBasis

_MOST_UNMAPPED = 0.15  # share of characters without a meaning from which none is believed


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A document as it was understood.

    Attributes:
        path: The file.
        sha256: Hash of its bytes.
        pages: Its pages.
        style: How it wraps its lines.
        tables: Its tables in order.
        events: What its tables, lines and boxes say, in order.
        lines: The lines outside tables.
        furniture: Running heads and feet.
        draft: What the tables say.
        facts: What the document says of itself.
        owner: Whose it is.
    """

    path: Path
    sha256: str
    pages: tuple[Page, ...]
    style: JoinStyle
    tables: tuple[Table, ...]
    events: tuple[Event, ...]
    lines: tuple[TextLine, ...]
    furniture: tuple[TextLine, ...]
    draft: DocumentDraft
    facts: AboutDocument
    owner: Owner


def interpret(
    path: Path,
    consortium_id: str | None,
    registry: Sequence[RegistryEntry],
    vocabulary: Vocabulary,
    *,
    engine: Engine,
    password: str | None,
) -> Interpretation:
    """Read a document without typing its values.

    Args:
        path: A PDF.
        consortium_id: Whose it is, where the document is not asked.
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
    return PagesOfDocument(path, content_hash(path), tuple(reader(engine)(path, password, share)))


def interpret_pages(
    document: PagesOfDocument,
    consortium_id: str | None,
    registry: Sequence[RegistryEntry],
    vocabulary: Vocabulary,
) -> Interpretation:
    """Find out what the pages of a document mean; the file is not needed.

    Args:
        document: Its pages.
        consortium_id: Whose it is, where the document is not asked.
        registry: The bodies known.
        vocabulary: The words of headers.

    Raises:
        NoTextError: When the pages hold no text, or signs without a meaning.
    """
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
    if _unmapped_share(pages) > _MOST_UNMAPPED:
        raise NoTextError(
            path,
            "its fonts do not say which letters they draw, so that its text comes out as signs",
            "ask for a copy saved from the original, or run character recognition on it",
        )
    style = style_of((page.words for page in pages), is_italian)
    contents, furniture = contents_of(pages)
    items = joined_items(contents, style, header_test(style, vocabulary))
    lines = tuple(item for item in items if isinstance(item, TextLine))
    tables = tuple(item for item in items if isinstance(item, Table))
    year = titled_year(lines, furniture, vocabulary)
    events = tuple(events_of(items, style, vocabulary, year))
    draft = assemble(events, style, vocabulary)
    facts = about(lines, furniture, draft, vocabulary)
    settle(draft, facts, vocabulary)
    return Interpretation(
        path=path,
        sha256=document.sha256,
        pages=pages,
        style=style,
        tables=tables,
        events=events,
        lines=lines,
        furniture=tuple(furniture),
        draft=draft,
        facts=facts,
        owner=_owner(consortium_id, registry, lines, furniture, pages, document.sha256),
    )


def _unmapped_share(pages: Sequence[Page]) -> float:
    """Share of the document's characters that have no Unicode meaning."""
    letters = [sum(len(word.text) for word in page.words) for page in pages]
    unmapped = sum(page.unmapped_share * count for page, count in zip(pages, letters, strict=True))
    return unmapped / max(1, sum(letters))


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
