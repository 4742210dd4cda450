"""The best reading of a document: every hypothesis read to the end, scored, and held together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.drafting.hypotheses import Hypothesis, hypotheses_of, segments_at
from extractor.drafting.reading import Reading
from extractor.drafting.scoring import Content, score
from extractor.drafting.segments import SegmentReader
from extractor.drafting.templates import TemplateReader
from extractor.drafting.views import merged, united
from extractor.layouts.drafts import DocumentDraft
from extractor.structure.evidence import Words
from extractor.structure.stream import read_events
from extractor.tables.cell import Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle

_PRESENT = "each row, label and heading by its own words"
_MUCH_BETTER = 1.0  # how much better than today's a reading has to be
_FLOOR = 0.12


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
    events = read_events(items, style, words)
    content = Content(events)
    readings = [_read(hypothesis, events, words, year) for hypothesis in hypotheses_of(events)]
    for reading in readings:
        reading.objectives = united(reading.objectives)
        score(reading, content, words.vocabulary)
    today = Reading(_PRESENT, list(present.objectives), is_named=True)
    score(today, content, words.vocabulary)
    readings = sorted([today, *readings], key=lambda reading: -reading.score)
    best = readings[0]
    if best is today or best.score < max(_FLOOR, _MUCH_BETTER * today.score):
        return Choice(present, today, readings)
    others = [item for item in readings[1:] if item is not today]
    draft = DocumentDraft(
        objectives=merged(best, others),
        lists=present.lists,
        links=present.links,
        programmes=present.programmes,
        unit_scores=present.unit_scores,
        headers=present.headers,
        legend=present.legend,
    )
    return Choice(draft, best, readings)


def _read(
    hypothesis: Hypothesis, events: Sequence[object], words: Words, year: int | None
) -> Reading:
    if hypothesis.template is not None:
        return TemplateReader(words, year).read(hypothesis.name, hypothesis.template)
    assert hypothesis.key is not None
    segments = segments_at(events, hypothesis.key)  # type: ignore[arg-type]
    return SegmentReader(words, year).read(hypothesis.name, segments)
