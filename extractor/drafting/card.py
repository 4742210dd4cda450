"""One record while it is drafted: what its labels, tables, lists and headings give it."""

import re
from collections.abc import Sequence

from extractor.drafting.assignment import Bound
from extractor.drafting.bound_grid import BoundGrid
from extractor.drafting.context import Context
from extractor.drafting.fields import FIELDS
from extractor.drafting.grids import extras_of, row_values, steps_of_row, value_of
from extractor.drafting.hypotheses import Segment
from extractor.drafting.items import Marked, Taken, items_in_line, take_apart
from extractor.drafting.kinds import families_over, note_kind
from extractor.layouts.drafts import ObjectiveDraft, StepDraft, Value
from extractor.layouts.values import is_blank
from extractor.structure.atoms import Atom
from extractor.structure.events import Grid, Heading, Item, Pair, Prose
from extractor.structure.labels import embedded_label, label_without_colon
from extractor.structure.shapes import is_value

_NAMES = frozenset({"code", "description", "indicator"})
_LISTED = frozenset({"description", "indicator", "target", "deadline", "source", "text"})
_NUMBER = re.compile(r"((?:[A-Z]{1,4}\d{0,4}[.\-/])?\d{1,3}(?:[.\-/]\d{1,3})*)\W*$")
_OF_RESULT = frozenset({"text", "achieved_pct", "outcome", "deviation", "score", "cited_evidence"})
_LONGEST_TITLE = 220  # characters
_SEVERAL = 2  # steps that labels give from which lists below another heading give none
_SECTION = 0.6  # degree from which a heading names the prose below it


class Card:
    """One segment while it is drafted."""

    def __init__(
        self,
        context: Context,
        labels: dict[str, Bound],
        grids: dict[str, BoundGrid],
        segment: Segment,
        sections: frozenset[str] = frozenset(),
    ) -> None:
        self.context = context
        self.words = context.words
        self.labels = labels
        self.grids = grids
        self.segment = segment
        self.sections = sections  # headings that most records repeat
        self.objective = ObjectiveDraft()
        self.open: list[StepDraft] = []
        self.lists: list[tuple[list[str], list[StepDraft]]] = []
        self.listed: tuple[list[str], list[StepDraft]] = ([], [])
        self.items: list[Item] = []
        self.labelled: list[StepDraft] = []
        self.is_over = False  # a heading of the page stands behind the labels of several steps
        self.wants_title = False

    def draft(self) -> ObjectiveDraft:
        """The objective of the segment."""
        events = list(self.segment.events)
        anchor = self.segment.anchor
        if isinstance(anchor, Heading):
            self._head(anchor)
        else:
            self._pair(anchor)
        heading: Heading | None = None
        beside = -1  # what stands in the record so far, labels left out
        for number, event in enumerate(events):
            beside += not isinstance(event, Pair)
            if not isinstance(event, Item):
                self._end_list()
            if isinstance(event, Heading):
                self._sub_heading(event, beside)
                heading = event
                if not event.is_in_table:
                    self.is_over |= len(self.labelled) >= _SEVERAL
            elif isinstance(event, Pair):
                self._pair(event)
            elif isinstance(event, Grid):
                self._grid(event)
            elif isinstance(event, Item):
                self.items.append(event)
            elif isinstance(event, Prose):
                self._prose(event, heading, number)
        self._end_list()
        self._settle_bare_steps()
        self._context()
        own = anchor.atom if isinstance(anchor, Heading) else anchor.label
        above = families_over(self.segment.context, self.words)
        note_kind(self.objective, [own, *above], self.words)
        return self.objective

    def _head(self, heading: Heading) -> None:
        values = self.objective.values
        if heading.code is not None:
            values["code"] = value_of(heading.code, header=heading.atom.text)
        if heading.title is not None:
            values["title"] = value_of(self._titled(heading.title))
        for atom in heading.beside:
            self._beside(atom)

    def _titled(self, atom: Atom) -> Atom:
        """A title without the weight or the like that stands behind it, which is kept."""
        title, labelled = embedded_label(atom, self.words)
        for item in labelled:
            if item.value is not None:
                self._loose(item.name, item.value)
        return title

    def _beside(self, atom: Atom) -> None:
        """What stands beside a title: a figure with its label, the unit."""
        for line in atom.lines_as_atoms():
            found = label_without_colon(line, self.words)
            if found is not None and found.value is not None:
                self._loose(found.name, found.value)
            elif is_value(line.text):
                self.objective.extras.append(value_of(line, header="-"))
            elif len(line.text) < 90:
                self.objective.values.setdefault("unit", value_of(line))

    def _loose(self, name: str, value: Atom) -> None:
        scores = {
            field: degree
            for field, degree in self.words.label(name).items()
            if field.startswith("objective.")
        }
        if scores and not is_blank(value.text):
            best = max(scores, key=lambda field: (scores[field], field))
            self.objective.values.setdefault(
                best.split(".", maxsplit=1)[1], value_of(value, header=name)
            )

    def _sub_heading(self, heading: Heading, number: int) -> None:
        values = self.objective.values
        if heading.names_objective and heading.code is not None and "code" not in values:
            values["code"] = value_of(heading.code, header=heading.atom.text)
            if heading.title is not None:
                values.setdefault("title", value_of(heading.title))
            self.wants_title = "title" not in values
            return
        if "title" not in values and number <= 2 and len(heading.atom.text) <= _LONGEST_TITLE:
            text = heading.atom.text
            is_section = text in self.sections or self.words.best(text, "label") >= _SECTION
            if not is_section:
                values["title"] = value_of(heading.title or heading.atom)
                if heading.code is not None:
                    values.setdefault("code", value_of(heading.code))

    def _pair(self, pair: Pair) -> None:
        bound = self.labels.get(pair.key)
        values = [value for value in pair.values if value is not None]
        if bound is None or bound.field not in FIELDS:
            for value in values:
                self.objective.extras.append(value_of(value, header=pair.name))
            return
        level, name = bound.field.split(".", maxsplit=1)
        if level == "objective":
            number = _NUMBER.search(pair.name) if name == "title" and pair.key[-1:] == "#" else None
            if number is not None:
                code = pair.label.saying(number[1])
                self.objective.values.setdefault("code", value_of(code, header=pair.name))
            if values and name not in self.objective.values:
                value = self._titled(values[0]) if name == "title" else values[0]
                self.objective.values[name] = value_of(value, bound, pair.name)
            elif values:
                self.objective.extras.append(value_of(values[0], bound, pair.name))
            return
        self._step_pair(pair, level, name, bound)

    def _step_pair(self, pair: Pair, level: str, name: str, bound: Bound) -> None:
        """A label of a step: with several values, of as many steps side by side."""
        count = len(pair.values)
        if pair.value is None:
            return
        items = items_in_line(pair.value) if count == 1 and name in _LISTED else []
        if items:
            self._listed_pair(items, pair, level, name, bound)
            return
        taken = [step for step in self.open if name in _side(step, level)]
        if (taken and count <= len(self.open)) and (count > 1 or len(self.open) == 1):
            self.open = []
        while len(self.open) < max(1, count):
            step = StepDraft()
            self.open.append(step)
            self.labelled.append(step)
            self.objective.steps.append(step)
        if count == 1 and len(self.open) > 1:
            targets, atoms = self.open, [pair.values[0]] * len(self.open)
        else:
            targets, atoms = self.open[:count], list(pair.values)
        for step, atom in zip(targets, atoms, strict=True):
            if atom is None:
                continue
            value = value_of(atom, bound, pair.name)
            if level == "verification":
                step.verification = step.verification or {}
                step.verification[name] = value
            else:
                step.values[name] = value

    def _listed_pair(
        self, items: Sequence[Marked], pair: Pair, level: str, name: str, bound: Bound
    ) -> None:
        """The items behind a label: steps, or more of the steps that a list of such items gave."""
        self.open = []
        markers = [item.marker for item in items]
        known, steps = self.listed
        if known != markers or any(name in _side(step, level) for step in steps):
            steps = [StepDraft({"code": Value(item.marker, item.atom.parts)}) for item in items]
            self.listed = (markers, steps)
            self.labelled.extend(steps)
            self.objective.steps.extend(steps)
        for step, item in zip(steps, items, strict=True):
            taken = take_apart(item.atom, self.words) if name in _NAMES else Taken(item.atom)
            value = value_of(taken.name, bound, pair.name)
            if level == "verification":
                step.verification = {**(step.verification or {}), name: value}
            else:
                step.values[name] = value
            for part, atom in taken.parts.items():
                if part in _OF_RESULT:
                    step.verification = step.verification or {}
                    step.verification.setdefault(part, value_of(atom, header=pair.name))
                else:
                    step.values.setdefault(part, value_of(atom, header=pair.name))

    def _grid(self, grid: Grid) -> None:
        bound = self.grids[grid.key]
        self.open = []
        if any(item.field.startswith("objective.") for item in bound.fields.values()):
            for row in grid.rows:
                for name, value in row_values(row, grid, bound, "objective").items():
                    self.objective.values.setdefault(name, value)
        if not bound.is_of_steps:
            for row in grid.rows:
                self.objective.extras.extend(extras_of(row, grid, bound))
            return
        verifies = bool(bound.names("verification"))
        for row in grid.rows:
            for step in steps_of_row(row, grid, bound, self.words):
                self._add(step, verifies=verifies)

    def _add(self, step: StepDraft, *, verifies: bool) -> None:
        """Add a step; a row that names none goes on with the one above, a result with its step.

        Args:
            step: A row.
            verifies: Whether its table holds results, this row of it or not.
        """
        steps = self.objective.steps
        names = {"description", "indicator"} & step.values.keys()
        is_more_of_the_same = not names and steps and "code" not in step.values
        says_nothing = not step.verification and not step.values.keys() - {"deadline_month"}
        if is_more_of_the_same and says_nothing:
            return
        if verifies:
            for other in steps:
                if other.verification is None and names and _restates(step, other):
                    other.verification = {**step.values, **(step.verification or {})}
                    for name, value in step.values.items():
                        other.values.setdefault(name, value)
                    return
        if step.values or step.verification:
            steps.append(step)

    def _prose(self, prose: Prose, heading: Heading | None, number: int) -> None:
        values = self.objective.values
        text = prose.atom.text
        is_first = number <= 1 and len(text) <= _LONGEST_TITLE
        if "title" not in values and (is_first or self.wants_title):
            values["title"] = value_of(prose.atom)
            self.wants_title = False
            return
        name = heading.atom.text if heading is not None else ""
        scores = {
            field: degree
            for field, degree in self.words.label(name).items()
            if field.startswith("objective.") and degree >= _SECTION
        }
        best = max(scores, key=lambda field: (scores[field], field), default="")
        if best and best not in ("objective.title", "objective.code"):
            values.setdefault(best.split(".", maxsplit=1)[1], value_of(prose.atom, header=name))
        else:
            self.objective.extras.append(value_of(prose.atom, header=name or "-"))

    def _end_list(self) -> None:
        """The items gathered are steps, or the results of a list of the same letters above."""
        items, self.items = self.items, []
        if not items:
            return
        if self.is_over:
            self.objective.extras.extend(value_of(item.whole, header="-") for item in items)
            return
        markers = [item.marker for item in items]
        is_counted = markers[0] != "•"
        for known, steps in self.lists:
            if is_counted and known == markers and all(s.verification is None for s in steps):
                for step, item in zip(steps, items, strict=True):
                    step.verification = self._result(item)
                return
        steps = [self._item_step(item, is_counted=is_counted) for item in items]
        self.lists.append((markers, steps))
        self.objective.steps.extend(steps)

    def _item_step(self, item: Item, *, is_counted: bool) -> StepDraft:
        """An item as a step: its name, and what the labels inside it say."""
        step = StepDraft()
        parts = self._parts(item)
        name = item.name
        if name is None or not parts:
            taken = take_apart(item.atom, self.words)
            name, parts = taken.name, {part: value_of(atom) for part, atom in taken.parts.items()}
        is_measured = "target" in parts and not {"indicator", "description"} & parts.keys()
        said = "description" if "description" not in parts else "indicator"
        step.values["indicator" if is_measured else said] = value_of(name)
        if is_counted:
            step.values["code"] = Value(item.marker, name.parts)
        for part, value in parts.items():
            if part in _OF_RESULT:
                step.verification = step.verification or {}
                step.verification[part] = value
            else:
                step.values.setdefault(part, value)
        return step

    def _result(self, item: Item) -> dict[str, Value]:
        """An item as the result of a step: its text, and what the labels inside it say."""
        parts = {name: value for name, value in self._parts(item).items() if name in _OF_RESULT}
        name = item.name if parts and item.name is not None else item.atom
        return {**parts, "text": value_of(name)}

    def _parts(self, item: Item) -> dict[str, Value]:
        """The values of the labels inside an item, by the fields that they were bound to."""
        found: dict[str, Value] = {}
        for pair in item.pairs:
            bound = self.labels.get(pair.key)
            if bound is None or pair.value is None or bound.field not in FIELDS:
                continue
            level, name = bound.field.split(".", maxsplit=1)
            if level != "objective":
                found.setdefault(name, value_of(pair.value, bound, pair.name))
        return found

    def _settle_bare_steps(self) -> None:
        """Labels of steps that stand alone beside steps: of each of them, or of the record."""
        steps = self.objective.steps
        bare = [step for step in steps if not _NAMES & step.values.keys()]
        named = [step for step in steps if _NAMES & step.values.keys()]
        if not named or len(bare) != 1:
            return
        (alone,) = bare
        steps.remove(alone)
        for name, value in alone.values.items():
            if any(name in step.values for step in named):
                self.objective.extras.append(value)
                continue
            for step in named:
                step.values[name] = value
        self.objective.extras.extend((alone.verification or {}).values())

    def _context(self) -> None:
        """The unit that the headings above name."""
        if "unit" in self.objective.values or "manager" in self.objective.values:
            return
        for heading in reversed(self.segment.context):
            if self.context.names_unit(heading):
                self.objective.heading_unit = value_of(heading.title or heading.atom)
                return


def _side(step: StepDraft, level: str) -> dict[str, Value]:
    return (step.verification or {}) if level == "verification" else step.values


def _restates(step: StepDraft, other: StepDraft) -> bool:
    """Whether a row is about a step read before: the same code or the same words."""
    code, known = step.values.get("code"), other.values.get("code")
    if code is not None and known is not None:
        return code.text == known.text
    for name in ("description", "indicator"):
        one, two = step.values.get(name), other.values.get(name)
        if one is not None and two is not None and one.text == two.text:
            return True
    return False
