"""Records that begin at headings or labels: each segment of the document becomes an objective."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.drafting.assignment import Bound, Column, assign
from extractor.drafting.fields import FIELDS, field_of
from extractor.drafting.grids import (
    BoundGrid,
    bind_grids,
    extras_of,
    row_values,
    steps_of_row,
    value_of,
)
from extractor.drafting.hypotheses import Segment, is_under_objectives
from extractor.drafting.items import take_apart
from extractor.drafting.reading import NAMED, UNDER_NAME, Reading
from extractor.layouts.drafts import ObjectiveDraft, StepDraft, Value
from extractor.structure.atoms import Atom
from extractor.structure.events import Grid, Heading, Item, Pair, Prose
from extractor.structure.evidence import Words
from extractor.structure.labels import embedded_label, label_without_colon
from extractor.structure.shapes import is_value

_ALL_LEVELS = ("objective", "step", "verification")
_STEP_LEVELS = ("step", "verification")
_NAMES = frozenset({"code", "description", "indicator"})
_FEWEST_ALIKE = 2  # records of which it can be said whether they are alike
_CONSTANT = 0.6  # share of the records with one title from which it is a label
_BEGINS_OTHERWISE = 0.85  # what is left of a score where records begin with what ends them
_ONCE = frozenset({"objective.title", "objective.code", "objective.weight_pct"})
_OF_RECORD = _ONCE | {"objective.manager", "objective.unit"}
_DESCRIBES = 0.75  # of a title's degree: what a description is worth where no title is
_NUMBERED_TITLE = 0.9  # degree of a label that only counts records
_NUMBER = re.compile(r"(\d{1,3})\W*$")
_AMBIGUOUS = 0.15  # degrees by which a label may name a title less than a description
_SURE = 0.8  # degree from which a header names titles
_NEAR = 0.12  # what place adds for a field of one level
_LONGEST_TITLE = 220  # characters
_SECTION = 0.6  # degree from which a heading names the prose below it


@dataclass(frozen=True)
class SegmentReader:
    """What segments are drafted with.

    Attributes:
        words: What words say.
        year: The year that counts.
    """

    words: Words
    year: int | None

    def read(self, name: str, segments: Sequence[Segment]) -> Reading:
        """Draft every segment of a hypothesis."""
        labels = self._bind_labels(segments)
        grids = self._bind_grids(segments)
        segments = _without_constant_titles(segments)
        reading = Reading(name)
        for segment in segments:
            objective = _Card(self, labels, grids, segment).draft()
            reading.objectives.append(objective)
        reading.bound = [*labels.values(), *(b for g in grids.values() for b in g.fields.values())]
        repeated = sum(self._is_several(segment, labels) for segment in segments)
        reading.repeated = repeated / max(1, len(segments))
        reading.alike = _alike(segments)
        first = segments[0].anchor if segments else None
        bound = labels.get(first.key) if isinstance(first, Pair) else None
        if isinstance(first, Pair) and (bound is None or not bound.field.startswith("objective.")):
            reading.begins = _BEGINS_OTHERWISE
        if is_under_objectives([item.context for item in segments], self.words):
            reading.named = UNDER_NAME
        is_named = any(
            (isinstance(segment.anchor, Heading) and segment.anchor.names_objective)
            or (
                isinstance(segment.anchor, Pair) and self.words.names_objective(segment.anchor.name)
            )
            for segment in segments
        ) or any(
            bound.field.startswith("objective.") and self.words.names_objective(key)
            for key, bound in labels.items()
        )
        if is_named:
            reading.named = NAMED
        names = {pair.name for segment in segments for pair in _pairs(segment)}
        reading.foreign = self.words.foreign(names)
        return reading

    def _is_several(self, segment: Segment, labels: dict[str, Bound]) -> bool:
        """Whether a segment holds what a record has once more than once."""
        seen: Counter[str] = Counter()
        for pair in _pairs(segment):
            bound = labels.get(pair.key)
            if bound is not None and bound.field in _ONCE:
                seen[bound.field] += 1
            elif self._names_record(pair.name):
                seen[pair.key] += 1
        for event in segment.events:
            if isinstance(event, Heading) and event.names_objective and event.title is not None:
                seen[event.key] += 1
            elif isinstance(event, Grid) and len(event.rows) > 1 and self._names_titles(event):
                return True
        return any(count > 1 for count in seen.values())

    def _names_record(self, name: str) -> bool:
        """Whether a label can only be of a record itself."""
        scores = self.words.label(name)
        best = max(scores.values(), default=0.0)
        top = {field for field, degree in scores.items() if degree >= best - 0.05}
        return best >= _SURE and top <= _OF_RECORD

    def _names_titles(self, grid: Grid) -> bool:
        """Whether a column is headed as one of titles of objectives, and of nothing else."""
        for column in grid.columns:
            scores = self.words.path(column.path)
            title = scores.get("objective.title", 0.0)
            if title >= _SURE and title > scores.get("step.description", 0.0):
                return True
        return False

    def _bind_labels(self, segments: Sequence[Segment]) -> dict[str, Bound]:
        """The field of each label, by its key."""
        names: dict[str, str] = {}
        values: dict[str, list[list[str]]] = defaultdict(list)
        places: dict[str, list[int]] = defaultdict(list)
        for segment in segments:
            here: dict[str, list[str]] = defaultdict(list)
            for place, pair in enumerate(_pairs(segment)):
                names.setdefault(pair.key, pair.name)
                places[pair.key].append(place)
                here[pair.key].extend(value.text for value in pair.values if value is not None)
            for key, texts in here.items():
                values[key].append(texts)
        keys = list(names)
        columns = [
            Column(
                names[key],
                self.words.label(names[key]),
                [text for texts in values[key] for text in texts],
                values[key],
                is_label=True,
            )
            for key in keys
        ]
        if not columns:
            return {}
        columns = [
            _refined(key, column, is_once=len(places[key]) <= 1.1 * len(values[key]))
            for key, column in zip(keys, columns, strict=True)
        ]
        is_titled = all(
            isinstance(segment.anchor, Heading) and segment.anchor.title for segment in segments
        )
        bonus = self._places(keys, columns, values, places, is_titled=is_titled)
        bound = assign(columns, _ALL_LEVELS, bonus)
        return {keys[number]: item for number, item in bound.items()}

    def _places(
        self,
        keys: Sequence[str],
        columns: Sequence[Column],
        values: Mapping[str, list[list[str]]],
        places: dict[str, list[int]],
        *,
        is_titled: bool,
    ) -> dict[tuple[int, str], float]:
        """What the place of each label says: before or after the first that is of steps."""
        first_step = self._first_of_steps(keys, columns, places)
        bonus: dict[tuple[int, str], float] = {}
        for number, key in enumerate(keys):
            place = sum(places[key]) / len(places[key])
            recurs = len(places[key]) > 1.4 * len(values[key])
            is_several = sum(map(len, values[key])) > 1.4 * len(places[key])
            for name in columns[number].degrees:
                is_objective = name.startswith("objective.")
                degree = 0.0
                if first_step is not None and key != keys[first_step]:
                    before = place < sum(places[keys[first_step]]) / len(places[keys[first_step]])
                    degree = _NEAR if before == is_objective else -_NEAR
                elif is_objective:
                    degree = _NEAR / 2
                if (recurs or is_several) and is_objective:
                    degree -= 2 * _NEAR
                if is_titled and name == "objective.title":
                    degree -= 2 * _NEAR
                bonus[number, name] = degree
        return bonus

    def _first_of_steps(
        self, keys: Sequence[str], columns: Sequence[Column], places: dict[str, list[int]]
    ) -> int | None:
        """The first label that can only be of a step."""
        found = []
        for number, column in enumerate(columns):
            best = max(column.degrees.values(), default=0.0)
            if best < 0.7:
                continue
            top = [name for name, degree in column.degrees.items() if degree >= best - 0.05]
            if all(name.startswith(("step.indicator", "step.description")) for name in top):
                found.append((min(places[keys[number]]), number))
        return min(found)[1] if found else None

    def _bind_grids(self, segments: Sequence[Segment]) -> dict[str, BoundGrid]:
        grids: dict[str, list[Grid]] = defaultdict(list)
        groups: dict[str, list[int]] = defaultdict(list)
        once: Counter[str] = Counter()
        for number, segment in enumerate(segments):
            for event in segment.events:
                if isinstance(event, Grid):
                    grids[event.key].append(event)
                    groups[event.key].extend([number] * len(event.rows))
                    once[event.key] += len(event.rows) == 1
        found = {}
        for key, tables in grids.items():
            bound = bind_grids(tables, groups[key], _STEP_LEVELS, self.words, self.year)
            if not bound.is_of_steps and once[key] == len(tables):
                alone = bind_grids(tables, groups[key], _ALL_LEVELS, self.words, self.year)
                bound = alone if len(alone.fields) > len(bound.fields) else bound
            found[key] = bound
        return found


def _without_constant_titles(segments: Sequence[Segment]) -> list[Segment]:
    """Headings that every record repeats are labels of records, and no titles."""
    texts = Counter(
        segment.anchor.title.text
        for segment in segments
        if isinstance(segment.anchor, Heading) and segment.anchor.title is not None
    )
    if not texts or max(texts.values()) < max(2, _CONSTANT * len(segments)):
        return list(segments)
    constant = max(texts, key=lambda text: (texts[text], text))
    return [
        replace(segment, anchor=replace(segment.anchor, title=None))
        if isinstance(segment.anchor, Heading)
        and segment.anchor.title is not None
        and segment.anchor.title.text == constant
        else segment
        for segment in segments
    ]


def _alike(segments: Sequence[Segment]) -> float:
    """Share of the segments with a label or a table of a kind that another has too."""
    kinds = [
        {event.key for event in segment.events if isinstance(event, Grid | Pair)}
        for segment in segments
    ]
    kinds = [found for found in kinds if found]
    if len(kinds) < _FEWEST_ALIKE:
        return 1.0
    counts = Counter(kind for found in kinds for kind in found)
    return sum(any(counts[kind] > 1 for kind in found) for found in kinds) / len(kinds)


def _refined(key: str, column: Column, *, is_once: bool) -> Column:
    """A label whose words are settled by how often it stands in a record, and by its number."""
    if is_once:
        column = replace(column, degrees=_of_the_record(column.degrees))
    if key.endswith("#") and _are_titles(column):
        column = replace(column, degrees={**column.degrees, "objective.title": _NUMBERED_TITLE})
    return column


def _are_titles(column: Column) -> bool:
    """Whether what stands behind a numbered label differs from record to record and is a title."""
    values = column.values
    return (
        len(values) > 1
        and len(set(values)) == len(values)
        and field_of("objective.title").fit(values) >= _SURE
        and not any(
            name.startswith("step.") and degree >= _SECTION
            for name, degree in column.degrees.items()
        )
    )


def _of_the_record(degrees: Mapping[str, float]) -> Mapping[str, float]:
    """What a label says that stands once in a record: a description is of the record itself."""
    title = degrees.get("objective.title", 0.0)
    if title and title >= degrees.get("step.description", 0.0) - _AMBIGUOUS:
        kept = {name: degree for name, degree in degrees.items() if name != "step.description"}
        if "step.description" in degrees:
            kept["objective.title"] = _DESCRIBES * title
        return kept
    return degrees


def _pairs(segment: Segment) -> list[Pair]:
    first = [segment.anchor] if isinstance(segment.anchor, Pair) else []
    return [*first, *(event for event in segment.events if isinstance(event, Pair))]


class _Card:
    """One segment while it is drafted."""

    def __init__(
        self,
        reader: SegmentReader,
        labels: dict[str, Bound],
        grids: dict[str, BoundGrid],
        segment: Segment,
    ) -> None:
        self.words = reader.words
        self.labels = labels
        self.grids = grids
        self.segment = segment
        self.objective = ObjectiveDraft()
        self.open: list[StepDraft] = []
        self.lists: list[tuple[list[str], list[StepDraft]]] = []
        self.items: list[Item] = []
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
        for number, event in enumerate(events):
            if not isinstance(event, Item):
                self._end_list()
            if isinstance(event, Heading):
                self._sub_heading(event, number)
                heading = event
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
        return self.objective

    def _head(self, heading: Heading) -> None:
        values = self.objective.values
        if heading.code is not None:
            values["code"] = value_of(heading.code, header=heading.atom.text)
        if heading.title is not None:
            title, labelled = embedded_label(heading.title, self.words)
            values["title"] = value_of(title)
            for item in labelled:
                if item.value is not None:
                    self._loose(item.name, item.value)
        for atom in heading.beside:
            self._beside(atom)

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
        if scores:
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
            is_section = self.words.best(heading.atom.text, "label") >= _SECTION
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
                self.objective.values[name] = value_of(values[0], bound, pair.name)
            elif values:
                self.objective.extras.append(value_of(values[0], bound, pair.name))
            return
        self._step_pair(pair, level, name, bound)

    def _step_pair(self, pair: Pair, level: str, name: str, bound: Bound) -> None:
        """A label of a step: with several values, of as many steps side by side."""
        count = len(pair.values)
        if pair.value is None:
            return
        taken = [step for step in self.open if name in _side(step, level)]
        if (taken and count <= len(self.open)) and (count > 1 or len(self.open) == 1):
            self.open = []
        while len(self.open) < max(1, count):
            step = StepDraft()
            self.open.append(step)
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
        for row in grid.rows:
            for step in steps_of_row(row, grid, bound, self.words):
                self._add(step)

    def _add(self, step: StepDraft) -> None:
        """Add a step; a row that names none goes on with the one above, a result with its step."""
        steps = self.objective.steps
        names = {"description", "indicator"} & step.values.keys()
        is_more_of_the_same = not names and steps and "code" not in step.values
        says_nothing = not step.verification and not step.values.keys() - {"deadline_month"}
        if is_more_of_the_same and says_nothing:
            return
        if step.verification:
            for other in steps:
                if other.verification is None and names and _restates(step, other):
                    other.verification = {
                        **{
                            k: v
                            for k, v in step.values.items()
                            if k in ("description", "indicator", "deadline")
                        },
                        **step.verification,
                    }
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
        markers = [item.marker for item in items]
        is_counted = markers[0] != "•"
        for known, steps in self.lists:
            if is_counted and known == markers and all(s.verification is None for s in steps):
                for step, item in zip(steps, items, strict=True):
                    step.verification = {"text": value_of(item.atom)}
                return
        steps = [self._item_step(item, is_counted=is_counted) for item in items]
        self.lists.append((markers, steps))
        self.objective.steps.extend(steps)

    def _item_step(self, item: Item, *, is_counted: bool) -> StepDraft:
        taken = take_apart(item.atom, self.words)
        step = StepDraft()
        step.values["indicator" if "target" in taken.parts else "description"] = value_of(
            taken.name
        )
        if is_counted:
            step.values["code"] = Value(item.marker, taken.name.parts)
        for part, atom in taken.parts.items():
            if part in ("text", "achieved_pct", "outcome"):
                step.verification = step.verification or {}
                step.verification[part] = value_of(atom)
            else:
                step.values.setdefault(part, value_of(atom))
        return step

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
            title = heading.title or heading.atom
            if self.words.names_unit(title.text):
                self.objective.heading_unit = value_of(title)
                return


def _side(step: StepDraft, level: str) -> dict[str, Value]:
    return (step.verification or {}) if level == "verification" else step.values


def _restates(step: StepDraft, other: StepDraft) -> bool:
    """Whether a row is about a step read before: the same code or the same words."""
    for name in ("description", "indicator"):
        one, two = step.values.get(name), other.values.get(name)
        if one is not None and two is not None and one.text == two.text:
            return True
    return False
