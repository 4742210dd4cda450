"""A file cut into the papers that it holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.layouts.values import years
from extractor.layouts.vocabulary import Vocabulary
from extractor.pages.page import Page
from extractor.parts.copies import copied_runs
from extractor.parts.numbering import body_at_top, restarts
from extractor.parts.outline import Mark, Marked, outline_of, says_act
from extractor.parts.part import Part, Position, Role, part_between
from extractor.tables.cell import Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, line_text

_LETTERHEAD = 8  # lines at the top of a page that may stand before the heading of a paper
_ABOVE_TABLE = 3  # lines above a table that go with it
_SPACE = 1.0  # points above the first line of a part

Items = Sequence[Table | TextLine]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a part begins and what it is."""

    start: Position
    role: Role


def cut_into_parts(
    pages: Sequence[Page], items: Items, style: JoinStyle, vocabulary: Vocabulary
) -> tuple[Part, ...]:
    """The papers of a file in order; a single one, whole, where nothing tells of several.

    Args:
        pages: The pages of the file.
        items: Its tables and lines in reading order.
        style: How it wraps its lines.
        vocabulary: The words that headers and kinds of documents go by.
    """
    runs = {first: (length, before) for first, length, before in copied_runs(pages)}
    marked = outline_of(items, style, vocabulary)
    cuts = _cuts(items, marked, pages, vocabulary)
    cuts = _with_copies(cuts, runs, len(pages))
    parts = []
    for index, cut in enumerate(cuts):
        end = cuts[index + 1].start if index + 1 < len(cuts) else None
        copy_of = None
        if cut.role is Role.COPY:
            length, before = runs[cut.start.page]
            copy_of = (before, before + length - 1)
        parts.append(part_between(pages, cut.role, cut.start, end, copy_of))
    return tuple(part for part in parts if any(page.words for page in part.pages))


def _with_copies(cuts: Sequence[_Cut], runs: dict[int, tuple[int, int]], count: int) -> list[_Cut]:
    """The cuts, with runs of pages that repeat others as parts of their own."""
    for first, (length, _) in runs.items():
        after = first + length
        role = next((cut.role for cut in reversed(cuts) if cut.start.page <= after), Role.DOCUMENT)
        kept = [cut for cut in cuts if not first <= cut.start.page < after]
        kept.append(_Cut(Position(first), Role.COPY))
        if after <= count and all(cut.start.page != after for cut in kept):
            kept.append(_Cut(Position(after), role))
        cuts = sorted(kept, key=lambda cut: (cut.start.page, cut.start.top))
    return list(cuts)


def _cuts(
    items: Items, marked: Sequence[Marked], pages: Sequence[Page], vocabulary: Vocabulary
) -> list[_Cut]:
    cuts = [_Cut(Position(1), Role.DOCUMENT)]
    has_tables = False
    opened_at = 0
    for entry in marked:
        index, mark = entry.index, entry.mark
        current = cuts[-1].role
        if current is Role.DOCUMENT:
            has_tables = any(isinstance(item, Table) for item in items[opened_at:index])
            if mark is Mark.ACT or (mark is Mark.TAIL and has_tables):
                _add(cuts, _letterhead_of(items, index), Role.ACT)
                opened_at = index
            elif mark is Mark.TITLE and _begins_another(items, opened_at, index, pages, vocabulary):
                _add(cuts, _letterhead_of(items, index), Role.DOCUMENT)
                opened_at = index
        elif mark is Mark.ANNEX or (
            mark is Mark.TITLE and items[index].page > items[opened_at].page
        ):
            _add(cuts, _letterhead_of(items, index), Role.DOCUMENT)
            opened_at = index
        elif mark is Mark.OBJECTIVES:
            _add(cuts, _behind_act(items, opened_at, index), Role.DOCUMENT)
            opened_at = index
    return cuts


def _add(cuts: list[_Cut], start: Position, role: Role) -> None:
    """Begin a part; one that begins where the file does takes the place of the first."""
    before = cuts[-1].start
    if (start.page, start.top) <= (before.page, before.top):
        cuts[-1] = _Cut(before, role)
    else:
        cuts.append(_Cut(start, role))


def _position(items: Items, index: int) -> Position:
    item = items[index]
    is_first = index == 0 or items[index - 1].page != item.page
    return Position(item.page, 0.0 if is_first else item.box.top - _SPACE)


def _letterhead_of(items: Items, index: int) -> Position:
    """Where the page begins, if only a letterhead stands above an item; else the item's place."""
    page = items[index].page
    above = index
    while above > 0 and items[above - 1].page == page and isinstance(items[above - 1], TextLine):
        above -= 1
    is_page_start = above == 0 or _last_page(items[above - 1]) < page
    if is_page_start and index - above <= _LETTERHEAD:
        return Position(page)
    return _position(items, index)


def _last_page(item: Table | TextLine) -> int:
    return item.rows[-1].page if isinstance(item, Table) else item.page


def _behind_act(items: Items, opened_at: int, index: int) -> Position:
    """Where what is annexed to an act begins, if nothing but a table of objectives tells.

    It begins on the first page behind the last line that reads like one of the act; on a page that
    holds both, below that line.
    """
    last = next(
        (at for at in range(index - 1, opened_at - 1, -1) if says_act(items[at])), opened_at
    )
    first = next((at for at in range(last + 1, index) if items[at].page > items[last].page), None)
    return _position(items, max(last + 1, index - _ABOVE_TABLE) if first is None else first)


def _begins_another(
    items: Items, opened_at: int, index: int, pages: Sequence[Page], vocabulary: Vocabulary
) -> bool:
    """Whether a title at the top of a page begins a paper of its own, bound behind another.

    It is of another kind, year or body than the one before, and its page is the first of its own
    count or begins with a letterhead of its own.
    """
    item = items[index]
    if item.page <= items[opened_at].page or not isinstance(item, TextLine):
        return False
    kinds = vocabulary.documents
    texts = (line_text(it.words) for it in items[opened_at:index] if isinstance(it, TextLine))
    before = next((text for text in texts if vocabulary.kind_of(text, kinds)), None)
    title = line_text(item.words)
    bodies = [body_at_top(pages[number - 1]) for number in (items[opened_at].page, item.page)]
    is_other = before is None or (
        (None not in bodies and bodies[0] != bodies[1])
        or vocabulary.kind_of(before, kinds) != vocabulary.kind_of(title, kinds)
        or set(years(before)) != set(years(title))
    )
    return is_other and restarts(pages, items[opened_at].page, item.page)
