"""The hypotheses that are worth reading, each read to the end and scored."""

from collections.abc import Sequence

from extractor.drafting.context import Context
from extractor.drafting.hypotheses import Hypothesis, form_hypotheses, hypotheses_of, segments_at
from extractor.drafting.reading import Reading
from extractor.drafting.scoring import Content, extra_places_of, places_of, score
from extractor.drafting.segments import SegmentReader
from extractor.drafting.templates import TemplateReader
from extractor.drafting.views import united
from extractor.structure.events import Event
from extractor.structure.single_rows import forms_of
from extractor.tables.cell import Place

_HOPELESS = 0.5  # share of a known score: a reading that stays below it loses whatever joins it
_EXPLAINS = 0.75  # score of a reading beside which those that add nothing are left unread
_ADDS = 0.05  # share of the words of a table that no record holds: below it, it adds nothing


def compete(
    events: Sequence[Event], content: Content, context: Context, known: float
) -> list[Reading]:
    """Read the hypotheses that may win or complete the one that does.

    Those of a small part of the document are read only where no rival is far behind, and tables
    all of whose words are in the records of a better reading are not read again.

    Args:
        events: What the document says.
        content: Its words that records may hold.
        context: What hypotheses are read with.
        known: The score of a reading that is at hand.
    """
    return _Competition(events, content, context).readings(known)


class _Competition:
    def __init__(self, events: Sequence[Event], content: Content, context: Context) -> None:
        self._events = events
        self._content = content
        self._context = context
        self._unrolled = forms_of(events, context.words)
        self._forms = form_hypotheses(self._unrolled)
        self._found: list[Reading] = []
        self._best = 0.0
        self._held: set[Place] = set()

    def readings(self, known: float) -> list[Reading]:
        """The readings of all hypotheses that were worth it, in their order."""
        hypotheses = [*self._forms, *hypotheses_of(self._events)]
        most = [self._most(item) for item in hypotheses]
        hopeless = []
        for hypothesis, share in zip(hypotheses, most, strict=True):
            if share < _HOPELESS * known:
                hopeless.append((hypothesis, share))
            else:
                self._read(hypothesis, share)
        if self._best >= _HOPELESS * known:
            for hypothesis, share in hopeless:
                self._read(hypothesis, share)
        return self._found

    def _read(self, hypothesis: Hypothesis, most: float) -> None:
        if self._adds_nothing(hypothesis, most):
            return
        template = hypothesis.template
        if template is not None:
            reading = TemplateReader(self._context).read(hypothesis.name, template)
        else:
            events = self._unrolled.events if hypothesis in self._forms else self._events
            segments = segments_at(events, hypothesis.key)
            reading = SegmentReader(self._context).read(hypothesis.name, segments)
        reading.objectives = united(reading.objectives)
        self._found.append(reading)
        if score(reading, self._content) > self._best:
            self._best = reading.score
            titled = [item for item in reading.objectives if "title" in item.values]
            self._held = places_of(titled) | extra_places_of(titled)

    def _adds_nothing(self, hypothesis: Hypothesis, most: float) -> bool:
        """Whether all that the tables of a hypothesis say is in records that explain more."""
        if hypothesis.template is None or self._best < max(_EXPLAINS, most):
            return False
        own = self._content.words_of(hypothesis.template.grids)
        return len(own - self._held) <= _ADDS * len(own)

    def _most(self, hypothesis: Hypothesis) -> float:
        """The share of the words that the records of a hypothesis can hold at most."""
        template, words = hypothesis.template, self._content.words
        if template is None or not words:
            return 1.0
        return len(self._content.words_of(template.grids) & words) / len(words)
