"""A document and its gold, from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from corpus.sampler.attributes import Breaks, Container, PageForm, Producer, Words
from corpus.sampler.composing.cards import compose_card
from corpus.sampler.composing.negatives import NEGATIVES, compose_negative
from corpus.sampler.composing.opening import compose_closing, compose_opening
from corpus.sampler.composing.prose import compose_prose
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.composing.step_tables import headed_table
from corpus.sampler.composing.tables import compose_tables
from corpus.sampler.draws import WITH_ONE_STEP, WITHOUT_TABLES, choose, draw_attributes
from corpus.sampler.facts.printed import Entry, Printer
from corpus.sampler.facts.selection import draw_selection
from corpus.sampler.facts.truth import draw_truth
from corpus.sampler.facts.wording import Wording
from corpus.sampler.gold import GoldWriter
from corpus.sampler.producers.manners import draw_look, draw_type_size
from corpus.sampler.producers.printing import print_blocks
from corpus.typesetting.blocks import Block, PageBreak, Paragraph

DEVELOPMENT_SEEDS = range(100_000)
"""Seeds to develop with; those from 1,000,000 on are for judging, see `TEST_SEEDS`."""

TEST_SEEDS = range(1_000_000, 1_100_000)
"""Seeds that nothing is developed with; their words are known, near or of the unseen half."""

NEGATIVE_SHARE = 4
"""One document in so many holds no objectives, unless it is said otherwise."""

_PORTRAIT, _LANDSCAPE = 492.6, 767.6  # points between the margins of the page
_TEXT_COLUMN = 237.0  # points that one of two columns of text is wide
_WIDTH_OF_PAGE = {
    PageForm.PORTRAIT: _PORTRAIT,
    PageForm.LANDSCAPE: _LANDSCAPE,
    PageForm.ROTATED: _LANDSCAPE,
    PageForm.TWO_COLUMNS: _TEXT_COLUMN,
}
_CARDS = frozenset({Container.CARDS, Container.PAIRED_CARDS, Container.BOXES})


class Sample(NamedTuple):
    """A drawn document.

    Attributes:
        pdf: Its bytes.
        gold: Its true records, in the form of the gold files.
        attributes: How it was drawn, as plain words by attribute.
    """

    pdf: bytes
    gold: dict[str, Any]
    attributes: dict[str, str]


def sample(
    seed: int,
    *,
    words: Words | str | None = None,
    producer: Producer | str = Producer.DRAWN,
    negative: bool | None = None,
    is_small: bool = True,
) -> Sample:
    """Draw a document and its gold.

    Args:
        seed: The document's number; the same number and options give the same bytes.
        words: Whose words headers and labels are; drawn when None, see `DEVELOPMENT_SEEDS`.
        producer: What prints it.
        negative: Whether it is a paper without objectives; drawn when None.
        is_small: Whether it has four to seven objectives; else ten to thirty.

    Raises:
        ProgramMissingError: When the program that prints it is not installed.
    """
    if negative is None:
        negative = choose(seed, "negative", range(NEGATIVE_SHARE)) == 0
    attributes = draw_attributes(
        seed,
        Words(words) if words is not None else _draw_words(seed),
        Producer(producer),
        choose(seed, "negative kind", sorted(NEGATIVES)) if negative else "",
    )
    name = f"sample-{seed:07d}"
    one_step = attributes.container in WITH_ONE_STEP
    truth = draw_truth(seed, attributes, is_small=is_small, one_step=one_step)
    printer = Printer(seed, attributes)
    sheet = Sheet(
        seed=seed,
        attributes=attributes,
        truth=truth,
        entries=printer.entries(truth),
        selection=draw_selection(seed, attributes),
        wording=Wording(seed, attributes),
        total=printer.share(100),
        width=_WIDTH_OF_PAGE[attributes.page],
        size=draw_type_size(seed, attributes),
        has_shaded_headers=choose(seed, "shaded headers", (True, False)),
    )
    writer = GoldWriter(attributes, sheet.selection)
    if negative:
        blocks, gold = tuple(compose_negative(sheet)), writer.paper(name)
    else:
        blocks, gold = tuple(_compose(sheet)), writer.document(name, truth, sheet.entries)
    look = draw_look(seed, attributes, truth)
    pdf = print_blocks(attributes.producer, truth.title, blocks, look)
    return Sample(pdf, gold, attributes.named())


def _draw_words(seed: int) -> Words:
    unknown = Words.UNKNOWN_B if seed in TEST_SEEDS else Words.UNKNOWN_A
    return choose(seed, "words", (Words.KNOWN, Words.NEAR, unknown))


def _compose(sheet: Sheet) -> Iterator[Block]:
    yield from compose_opening(sheet)
    if sheet.attributes.container in WITHOUT_TABLES | _CARDS | {Container.HEADED_TABLES}:
        yield from _compose_entries(sheet)
    else:
        yield from compose_tables(sheet)
    yield from compose_closing(sheet)


def _compose_entries(sheet: Sheet) -> Iterator[Block]:
    """Compose objectives one after the other, under the headings of their groups."""
    for place, section in enumerate(sheet.sections()):
        for number, entry in enumerate(section.entries):
            if (place or number) and sheet.attributes.breaks is Breaks.EACH_RECORD:
                yield PageBreak()
            if number == 0 and section.heading:
                yield Paragraph(section.heading, bold=True, size=10.5, space_after=6)
            yield from _compose_entry(sheet, entry)


def _compose_entry(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    container = sheet.attributes.container
    if container in WITHOUT_TABLES:
        return compose_prose(sheet, entry)
    if container in _CARDS:
        return compose_card(sheet, entry)
    return headed_table(sheet, entry)
