"""The best reading of a document: every hypothesis read to the end, scored, and held together."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.drafting.competition import compete
from extractor.drafting.context import context_of
from extractor.drafting.floor import Floor, floor_of
from extractor.drafting.reading import NAMED, UNNAMED, Reading
from extractor.drafting.scoring import Content, score
from extractor.drafting.telling import tell
from extractor.drafting.views import merged
from extractor.layouts.drafts import DocumentDraft, ObjectiveDraft
from extractor.structure.captions import with_captions, with_plain_headings
from extractor.structure.events import Heading
from extractor.structure.evidence import Words
from extractor.structure.legend import legend_of
from extractor.structure.notes import without_note_marks
from extractor.structure.numbered import with_counted_headings, with_keys_by_codes
from extractor.structure.numbered_columns import with_rows_for_numbered_columns
from extractor.structure.prefixed import with_prefixed_headings
from extractor.structure.stream import read_events
from extractor.structure.years import with_one_year
from extractor.tables.cell import Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle

_PRESENT = "each row, label and heading by its own words"
_NEAR = 0.4  # share of the best score from which a reading may be the best when completed
_FEWEST_ALIKE = 3  # records of one and the same title that are none
_MOST_WHOLE = 6  # readings that are completed before the best is taken


@dataclass
class Choice:
    """The reading that was chosen.

    Attributes:
        draft: The document's draft under it.
        reading: It.
        readings: All of them, best first.
    """

    draft: DocumentDraft
    reading: Reading
    readings: list[Reading] = field(default_factory=list)


def choose(
    items: Sequence[Table | TextLine],
    style: JoinStyle,
    words: Words,
    present: DocumentDraft,
    year: int | None,
) -> Choice:
    """Read a document under every hypothesis and keep the best.

    Args:
        items: Its tables and lines in reading order.
        style: How it wraps its lines.
        words: What words say.
        present: What the reading by single rows gives; one more hypothesis.
        year: The year that counts.
    """
    events = with_captions(read_events(items, style, words), words)
    events = with_plain_headings(events, words)
    events = with_prefixed_headings(with_counted_headings(events, words), words)
    events = with_keys_by_codes(events)
    events = without_note_marks(with_one_year(events, year))
    events = with_rows_for_numbered_columns(events)
    content = Content(events)
    floor = floor_of(events, words)
    today = Reading(_PRESENT, list(present.objectives), named=_named(present, floor, words))
    score(today, content)
    context = context_of(events, words, year)
    readings = compete(events, content, context, today.score)
    readings = sorted([today, *readings], key=lambda reading: -reading.score)
    others = [item for item in readings if item is not today]
    leading = others[0].score if others else 0.0
    near = [item for item in others[:_MOST_WHOLE] if item.score >= _NEAR * leading > 0]
    near = [item for item in near if item.score >= today.score * item.parts["coverage"]]
    headings = [event.atom.text for event in events if isinstance(event, Heading)]
    whole = [_with_views(reading, others, content, headings) for reading in near]
    best = max(filter(floor.holds, whole), key=lambda reading: reading.score, default=today)
    present.legend.update(legend_of(events, words.vocabulary))
    if _is_blank_form(present.objectives):
        present = replace(present, objectives=[])
    if best is today or best.score < today.score:
        return Choice(present, today, readings)
    told = tell(events, best.objectives)
    draft = DocumentDraft(
        objectives=best.objectives,
        lists=present.lists,
        links=present.links,
        programmes=present.programmes,
        unit_scores=present.unit_scores,
        headers=present.headers,
        header_parts=[*present.header_parts, *told.headers],
        structure=[*present.structure, *told.structure],
        legend=present.legend,
    )
    return Choice(draft, best, readings)


def _is_blank_form(objectives: Sequence[ObjectiveDraft]) -> bool:
    """Whether records all say the same: a form that nobody has filled in."""
    titles = {item.values["title"].text for item in objectives if "title" in item.values}
    return len(objectives) >= _FEWEST_ALIKE and len(titles) == 1


def _named(draft: DocumentDraft, floor: Floor, words: Words) -> float:
    """Whether a word for an objective stands where the records of a draft begin."""
    for objective in draft.objectives:
        for name in ("code", "title"):
            value = objective.values.get(name)
            if value is not None and (not value.header or words.names_objective(value.header)):
                return NAMED
    return NAMED if floor.is_about_objectives else UNNAMED


def _with_views(
    reading: Reading, others: Sequence[Reading], content: Content, headings: Sequence[str]
) -> Reading:
    """A reading completed by other views of its records, and by records that stand elsewhere."""
    records = merged(reading, [other for other in others if other is not reading], headings)
    whole = replace(reading, objectives=records)
    score(whole, content)
    return whole
