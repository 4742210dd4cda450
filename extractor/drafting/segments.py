"""Records that begin at headings or labels: each segment of the document becomes an objective."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractor.drafting.assignment import Bound
from extractor.drafting.bound_grid import BoundGrid
from extractor.drafting.card import Card
from extractor.drafting.columns import bind_grids
from extractor.drafting.context import Reader
from extractor.drafting.hypotheses import Segment, is_under_objectives
from extractor.drafting.labelling import bind_labels, pairs_of
from extractor.drafting.reading import NAMED, UNDER_NAME, Reading
from extractor.drafting.tails import with_tails_as_labels
from extractor.structure.events import Break, Grid, Heading, Pair

_ALL_LEVELS = ("objective", "step", "verification")
_STEP_LEVELS = ("step", "verification")
_FEWEST_ALIKE = 2  # records of which it can be said whether they are alike
_CONSTANT = 0.6  # share of the records with one title from which it is a label
_BEGINS_OTHERWISE = 0.85  # what is left of a score where records begin with what ends them
_OF_UNIT = 0.5  # what is taken off a score where records begin with the names of units
_ONCE = frozenset({"objective.title", "objective.code", "objective.weight_pct"})
_OF_RECORD = _ONCE | {"objective.manager", "objective.unit"}
_MOST_GROUPS = 0.5  # share of headings that nothing stands below, where they name groups
_SURE = 0.8  # degree from which a header names titles


class SegmentReader(Reader):
    """What segments are drafted with."""

    def read(self, name: str, segments: Sequence[Segment]) -> Reading:
        """Draft every segment of a hypothesis."""
        segments = with_tails_as_labels(_without_group_names(segments))
        grids = self._bind_grids(segments)
        labels = bind_labels(
            segments, self.context, are_steps_in_tables=_are_steps_in_tables(segments, grids)
        )
        segments = _without_constant_titles(segments)
        sections = _sections(segments)
        reading = Reading(name)
        for segment in segments:
            objective = Card(self.context, labels, grids, segment, sections).draft()
            reading.objectives.append(objective)
        reading.bound = [*labels.values(), *(b for g in grids.values() for b in g.fields.values())]
        repeated = sum(self._is_several(segment, labels) for segment in segments)
        reading.repeated = repeated / max(1, len(segments))
        reading.alike = _alike(segments)
        first = segments[0].anchor if segments else None
        bound = labels.get(first.key) if isinstance(first, Pair) else None
        begins_late = sum(map(_holds_next_heading, segments)) > _CONSTANT * len(segments)
        is_of_record = bound is not None and bound.field.startswith("objective.")
        if isinstance(first, Pair) and (begins_late or not is_of_record):
            reading.begins = _BEGINS_OTHERWISE
        reading.begins *= 1.0 - _OF_UNIT * self._names_units(segments)
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
        reading.foreign = self.words.foreign(_names(segments))
        return reading

    def _names_units(self, segments: Sequence[Segment]) -> float:
        """Share of the records that begin with a heading of a unit of an office."""
        headings = [item.anchor for item in segments if isinstance(item.anchor, Heading)]
        return sum(map(self.context.names_unit, headings)) / max(1, len(segments))

    def _is_several(self, segment: Segment, labels: dict[str, Bound]) -> bool:
        """Whether a segment holds what a record has once more than once."""
        seen: Counter[str] = Counter()
        for pair in pairs_of(segment):
            bound = labels.get(pair.key)
            if bound is not None and bound.field in _ONCE:
                seen[bound.field] += 1
            elif self._names_record(pair.name) or _counts_records(pair, bound):
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
            bound = bind_grids(tables, groups[key], _STEP_LEVELS, self.context)
            if not bound.is_of_steps and once[key] == len(tables):
                alone = bind_grids(tables, groups[key], _ALL_LEVELS, self.context)
                bound = alone if len(alone.fields) > len(bound.fields) else bound
            found[key] = bound
        return found


def _without_group_names(segments: Sequence[Segment]) -> list[Segment]:
    """The records alone, where headings of one look name groups of records and records.

    A heading right above the next one heads no record of its own, but those that follow.
    """
    empty = [_is_bare(segment) for segment in segments]
    if not any(empty) or sum(empty) > _MOST_GROUPS * len(segments):
        return list(segments)
    kept = []
    group: Heading | None = None
    for segment, is_bare in zip(segments, empty, strict=True):
        if is_bare and isinstance(segment.anchor, Heading):
            group = segment.anchor
        else:
            over = segment.context if group is None else (*segment.context, group)
            kept.append(replace(segment, context=over))
    return kept


def _is_bare(segment: Segment) -> bool:
    """Whether a heading without a code has nothing below it."""
    anchor = segment.anchor
    return (
        isinstance(anchor, Heading)
        and anchor.code is None
        and not anchor.names_objective
        and not anchor.beside
        and all(isinstance(event, Heading | Break) for event in segment.events)
    )


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


def _holds_next_heading(segment: Segment) -> bool:
    """Whether a heading with a code stands behind the tables of a record: it begins the next."""
    events = segment.events
    last = max((at for at, event in enumerate(events) if isinstance(event, Grid)), default=-1)
    return last >= 0 and any(
        isinstance(event, Heading) and event.code is not None for event in events[last + 1 :]
    )


def _sections(segments: Sequence[Segment]) -> frozenset[str]:
    """The headings that stand in most records: they part each, and title none."""
    counts = Counter(
        text
        for segment in segments
        for text in {event.atom.text for event in segment.events if isinstance(event, Heading)}
    )
    fewest = max(_FEWEST_ALIKE, _CONSTANT * len(segments))
    return frozenset(text for text, count in counts.items() if count >= fewest)


def _are_steps_in_tables(segments: Sequence[Segment], grids: Mapping[str, BoundGrid]) -> bool:
    """Whether most records hold a table that says what is done."""
    described = {
        key
        for key, bound in grids.items()
        if bound.is_of_steps and bound.column("step.description") is not None
    }
    holding = sum(
        any(isinstance(event, Grid) and event.key in described for event in segment.events)
        for segment in segments
    )
    return holding > _CONSTANT * len(segments)


def _counts_records(pair: Pair, bound: Bound | None) -> bool:
    """Whether a label ends in a number, and what it names is no part of a step."""
    return pair.key.endswith("#") and (bound is None or bound.field.startswith("objective."))


def _names(segments: Sequence[Segment]) -> set[str]:
    """The labels of records, and the headers of their tables."""
    columns = {
        " ".join(column.path)
        for segment in segments
        for event in segment.events
        if isinstance(event, Grid)
        for column in event.columns
    }
    return columns | {pair.name for segment in segments for pair in pairs_of(segment)}


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
