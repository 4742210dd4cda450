"""The floor: when a reading gives no objectives, however well it explains the paper.

Acts, budgets and regulations are full of tables and cards. What makes a record an objective is a
word for one: where records begin, in a heading over them, or, for records that are measured and
dated one by one, on the cover.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.drafting.reading import Reading
from extractor.layouts.drafts import ObjectiveDraft
from extractor.layouts.folding import plain
from extractor.layouts.vocabulary import Vocabulary
from extractor.structure.events import Event, Heading, Pair, Prose
from extractor.structure.evidence import Words

_COVER_HEADINGS = 8  # headings of the first pages that may be the document's title
_COVER_PAGES = 2
_OPENING = 4  # lines of a document that may be its title, whatever they are set in
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST_TITLE = 160  # characters of a plain line that may be the document's title
_FEWEST = 2
_SEVERAL = 4  # records that are a list though their words say nothing of objectives
_MEASURED = 0.6  # share of the records whose steps are measured or dated
_SCORE = 0.3  # of a reading that only the cover speaks for
_FOREIGN = 0.25  # share of labels known to be of other matter, such as accounting
_MOSTLY_FOREIGN = 0.5  # share of them from which a paper is of other matter, well read or not
_WELL_READ = 0.5  # of a reading that stands though words of its labels may be of other matter
_ALL_MEASURED = 0.9  # share of its records that are measured or dated then
_FIELD = 0.9  # degree from which a text is the name of a field
_LOWEST = 0.1
_TOLD = frozenset({"deadline", "deadline_month", "indicator", "description"})
_SCHEDULED = frozenset({"description", "deadline"})
_SAID = frozenset({"description", "indicator"})
_PARTS = frozenset({"deadline", "deadline_month", "target", "indicator"})


@dataclass(frozen=True)
class Floor:
    """What a document says of objectives outside its records.

    Attributes:
        is_about_objectives: Whether its cover names objectives.
        is_plan: Whether its cover names a plan or a report.
        words: What words say.
    """

    is_about_objectives: bool
    is_plan: bool
    words: Words

    def holds(self, reading: Reading) -> bool:
        """Whether a reading may be taken for objectives."""
        count = len(reading.objectives)
        if reading.score < _LOWEST or not count or self._is_form(reading):
            return False
        if reading.is_named:
            return count >= _FEWEST or _stands_alone(reading.objectives[0])
        if count < _FEWEST or reading.score < _SCORE or reading.foreign > _MOSTLY_FOREIGN:
            return False
        measured = sum(map(_is_measured, reading.objectives)) / count
        is_other = reading.foreign >= _FOREIGN
        if self.is_about_objectives and not is_other and _is_full(reading):
            return True
        is_clear = reading.score >= _WELL_READ and measured >= _ALL_MEASURED
        if is_other and not (is_clear and self.is_about_objectives):
            return False
        is_plan = self.is_plan and 2 * sum(map(_says_what, reading.objectives)) >= count
        return (self.is_about_objectives or is_plan) and measured >= _MEASURED

    def _is_form(self, reading: Reading) -> bool:
        """Whether the titles of most records are names of fields: a form explains itself."""
        titles = [
            item.values["title"].text for item in reading.objectives if "title" in item.values
        ]
        names = sum(self.words.best(title, "label") >= _FIELD for title in titles)
        return len(titles) >= _FEWEST and 2 * names > len(titles)


def floor_of(events: Sequence[Event], words: Words) -> Floor:
    """What the cover of a document says."""
    cover = _cover(events)
    vocabulary = words.vocabulary
    return Floor(
        any(map(words.names_objective, cover)) or _speaks_of_results(cover, vocabulary),
        any(_names_document(text, vocabulary) for text in cover),
        words,
    )


def _speaks_of_results(cover: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a title holds the words that papers of results bear and others do not."""
    stems = tuple(map(plain, vocabulary.phrases("objectives", "of_results")))
    return any(word.startswith(stems) for text in cover for word in _WORDS.findall(plain(text)))


def _names_document(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a title names a plan or a report: whole words, for names of places are like them."""
    said = f" {' '.join(_WORDS.findall(plain(text)))} "
    return any(
        f" {phrase} " in said for phrases in vocabulary.documents.values() for phrase in phrases
    )


def _stands_alone(objective: ObjectiveDraft) -> bool:
    """Whether the only record of a document is one: a section of any paper may name an aim."""
    return "code" in objective.values or _is_measured(objective)


def _cover(events: Sequence[Event]) -> list[str]:
    """The headings of the first pages; plain lines where the cover has no heading."""
    first = [event for event in events if isinstance(event, Heading | Prose)]
    first = [event for event in first if event.atom.page <= _COVER_PAGES]
    headings = [
        event.atom.text for event in first if isinstance(event, Heading) and not event.is_in_table
    ]
    lines = [event.atom.text for event in first if isinstance(event, Prose)]
    lines = [text for text in lines if len(text) <= _LONGEST_TITLE]
    return [*_opening(events), *(headings or lines)[:_COVER_HEADINGS]]


def _opening(events: Sequence[Event]) -> list[str]:
    """The lines that stand before all else: a title set like the text below it is one."""
    found: list[str] = []
    for event in events[:_OPENING]:
        if isinstance(event, Prose) and len(event.atom.text) <= _LONGEST_TITLE:
            found.append(event.atom.text)
        elif isinstance(event, Pair) and event.value is not None:
            found.append(f"{event.name}: {event.value.text}")
        elif not isinstance(event, Heading):
            break
    return found


def _is_full(reading: Reading) -> bool:
    """Whether a reading explains most of a paper, and nearly every record of it holds steps."""
    filled = sum(
        any(step.values.keys() & {*_SAID, "target"} or step.verification for step in item.steps)
        for item in reading.objectives
    )
    is_rich = filled >= _ALL_MEASURED * len(reading.objectives)
    return is_rich and len(reading.objectives) >= _SEVERAL and reading.score >= _WELL_READ


def _says_what(objective: ObjectiveDraft) -> bool:
    """Whether any step of a record says what is done or measured."""
    return any(step.values.keys() & _SAID for step in objective.steps)


def _is_measured(objective: ObjectiveDraft) -> bool:
    """Whether what a record holds is measured or dated: two of deadline, target, result, weight."""
    for step in objective.steps:
        known = len(_PARTS & step.values.keys()) + bool(step.verification)
        known += "weight_pct" in objective.values or "weight_in_objective_pct" in step.values
        if known >= _FEWEST and _TOLD & step.values.keys():
            return True
    return _is_scheduled(objective)


def _is_scheduled(objective: ObjectiveDraft) -> bool:
    """Whether a record with a code is a list of phases, most of them with their day."""
    dated = sum(step.values.keys() >= _SCHEDULED for step in objective.steps)
    is_list = 2 * dated >= len(objective.steps) >= _FEWEST
    return is_list and "code" in objective.values
