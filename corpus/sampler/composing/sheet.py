"""What every composer needs: the entries in their groups, the headings, the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.sampler.attributes import Above, Attributes, TitlePlace
from corpus.sampler.data import content
from corpus.sampler.draws import choose
from corpus.sampler.facts.marks import outcome_text
from corpus.sampler.facts.printed import Entry
from corpus.sampler.facts.selection import Selection
from corpus.sampler.facts.truth import Truth
from corpus.sampler.facts.wording import Wording

_GROUPED = 3  # objectives below one strategic objective


@dataclass(frozen=True)
class Section:
    """Objectives below one heading; the heading is empty where there is none."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Sheet:
    """A document about to be composed.

    Attributes:
        seed: The document's number.
        attributes: How it is printed.
        truth: What it says.
        entries: What it prints of each objective.
        selection: The fields it prints.
        wording: What its labels say.
        total: What a row of totals says of the weights.
        width: Points from the left margin to the right one.
        size: Type size of its tables.
        has_shaded_headers: Whether headers and labels stand on grey.
    """

    seed: int
    attributes: Attributes
    truth: Truth
    entries: tuple[Entry, ...]
    selection: Selection
    wording: Wording
    total: str
    width: float
    size: float
    has_shaded_headers: bool

    def sections(self) -> tuple[Section, ...]:
        """Return the objectives in the groups that they are printed in."""
        above = self.attributes.above
        if above is Above.UNIT:
            groups = groupby(self.entries, key=lambda entry: entry.truth.unit)
            return tuple(Section(unit, tuple(entries)) for unit, entries in groups)
        if above is Above.STRATEGIC:
            starts = range(0, len(self.entries), _GROUPED)
            return tuple(
                Section(self._strategic(place), self.entries[start : start + _GROUPED])
                for place, start in enumerate(starts)
            )
        return (Section("", self.entries),)

    def _strategic(self, place: int) -> str:
        texts: Sequence[str] = content("values")["words"]["strategic"]
        form: str = choose(self.seed, "strategic", content("documents")["above"]["strategic"])
        word = self.wording.label("heading.strategic")
        return form.format(word=word, number=place + 1, text=texts[place % len(texts)])

    def heading(self, entry: Entry, *, with_title: bool) -> str:
        """Return the line that numbers an objective, with its title or without."""
        forms = content("documents")["numbering"]
        word, code = self.wording.label("heading.objective"), entry.truth.code
        if code is None and not with_title:
            return word
        kind = "code_alone" if not with_title else "title_alone" if code is None else "with_title"
        form: str = choose(self.seed, f"heading/{kind}", forms[kind])
        return form.format(word=word, code=code, title=entry.values["objective.title"])

    def title_in_cell(self, entry: Entry) -> str:
        """Return what the cell of the title says: the code may stand before it."""
        code = entry.truth.code
        if code is None or self.attributes.title_place is not TitlePlace.AFTER_CODE:
            return entry.values["objective.title"]
        form: str = choose(self.seed, "in cell", content("documents")["numbering"]["in_cell"])
        return form.format(code=code, title=entry.values["objective.title"])

    def objective_fields(self, *left_out: str) -> tuple[str, ...]:
        """Return the fields of objectives that are printed, without some."""
        return tuple(field for field in self.selection.of_objectives if field not in left_out)

    def labelled(self, field: str, text: str) -> str:
        """Return "Peso: 20%"."""
        return f"{self.wording.label(field)}: {text}"

    def step_text(self, field: str, entry: Entry, number: int) -> str:
        """Return a field of a step where there are no columns."""
        text = entry.steps[number][field]
        if field == "verification.outcome":
            return outcome_text(entry.truth.steps[number].outcome, self.attributes.states, text)
        return text
