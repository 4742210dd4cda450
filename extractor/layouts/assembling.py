"""The events of a document read one after the other."""

from collections.abc import Iterable

from extractor.layouts.assembly import Assembly, settle_lists
from extractor.layouts.cards import read_caption, read_heading, read_pair, read_unit
from extractor.layouts.drafts import DocumentDraft
from extractor.layouts.events import BoundBlock, Event, Heading, UnitHeading
from extractor.layouts.pairs import Pair
from extractor.layouts.rows import read_block
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.text import JoinStyle


def assemble(events: Iterable[Event], style: JoinStyle, vocabulary: Vocabulary) -> DocumentDraft:
    """Put what a document says together, in its order."""
    assembly = Assembly(style, vocabulary)
    for event in events:
        if isinstance(event, BoundBlock):
            read_block(event.block, event.binding, assembly)
        elif isinstance(event, Pair):
            read_pair(event, assembly)
        elif isinstance(event, Heading):
            read_heading(event, assembly)
        elif isinstance(event, UnitHeading):
            read_unit(event, assembly)
        else:
            read_caption(event, assembly)
    settle_lists(assembly.draft, vocabulary)
    return assembly.draft
