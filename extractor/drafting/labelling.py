"""Labels of cards bound to fields, once for all records that begin at one anchor."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.drafting.assignment import Bound, Column, assign
from extractor.drafting.context import Context
from extractor.drafting.fields import field_of
from extractor.drafting.hypotheses import Segment
from extractor.structure.events import Heading, Item, Pair

_ALL_LEVELS = ("objective", "step", "verification")
_TITLE = "objective.title"
_EXPECTED = "objective.expected_situation"
_MAY_NAME = 0.5  # degree from which words may name a field
_DESCRIPTION = "step.description"
_DESCRIBES = 0.75  # of a title's degree: what a description is worth where no title is
_NUMBERED_TITLE = 0.9  # degree of a label that only counts records
_AMBIGUOUS = 0.15  # degrees by which a label may name a title less than a description
_SURE = 0.8  # degree from which a header names titles
_SECTION = 0.6  # degree from which a label is of steps beyond doubt
_NEAR = 0.12  # what place adds for a field of one level
_RECURS = 1.4  # times in a record from which a label is of what it has several of
_ONCE = 1.1  # times in a record up to which a label stands once in it
_OF_ITEM = 0.6  # what is taken off a field of the record for a label inside items of lists


@dataclass
class _Label:
    """A label with its values and where it stands.

    Attributes:
        name: As printed first.
        groups: Its values by record.
        places: Where it stands among the labels of its record, from 0.
        is_of_items: Whether it stands inside items of lists.
    """

    name: str
    groups: list[list[str]]
    places: list[int]
    is_of_items: bool = False

    @property
    def recurs(self) -> bool:
        """Whether it stands several times in a record, or has several values there."""
        stands = len(self.places) > _RECURS * len(self.groups)
        return stands or sum(map(len, self.groups)) > _RECURS * len(self.places)

    @property
    def is_numbered(self) -> bool:
        """Whether it counts what it names: ``Misura 1``."""
        return self.name[-1:].isdigit()

    @property
    def place(self) -> float:
        """Where it stands as a rule."""
        return sum(self.places) / len(self.places)


def pairs_of(segment: Segment) -> list[Pair]:
    """The labels of a record with their values."""
    first = [segment.anchor] if isinstance(segment.anchor, Pair) else []
    return [*first, *(event for event in segment.events if isinstance(event, Pair))]


def bind_labels(
    segments: Sequence[Segment], context: Context, *, are_steps_in_tables: bool = False
) -> dict[str, Bound]:
    """The field of each label, by its key.

    Args:
        segments: The records.
        context: What is known of the document.
        are_steps_in_tables: Whether tables of the records say what is done.
    """
    labels = _labels(segments)
    if not labels:
        return {}
    keys = list(labels)
    columns = [_column(key, labels[key], context) for key in keys]
    is_titled = all(
        isinstance(segment.anchor, Heading) and segment.anchor.title for segment in segments
    )
    if are_steps_in_tables:
        columns = _beside_tables(columns, list(labels.values()), is_titled=is_titled)
    bonus = _places(list(labels.values()), columns, is_titled=is_titled)
    bound = assign(columns, _ALL_LEVELS, bonus, wants_title=not is_titled)
    return {keys[number]: item for number, item in bound.items()}


def _labels(segments: Sequence[Segment]) -> dict[str, _Label]:
    found: dict[str, _Label] = {}
    for segment in segments:
        here: dict[str, list[str]] = defaultdict(list)
        of_items = [
            pair for event in segment.events if isinstance(event, Item) for pair in event.pairs
        ]
        own = pairs_of(segment)
        for place, pair in enumerate([*own, *of_items]):
            label = found.setdefault(
                pair.key, _Label(pair.name, [], [], is_of_items=place >= len(own))
            )
            label.places.append(place)
            here[pair.key].extend(value.text for value in pair.values if value is not None)
        for key, texts in here.items():
            found[key].groups.append(texts)
    return found


def _column(key: str, label: _Label, context: Context) -> Column:
    """A label as what is bound: its words settled by how often it stands in a record."""
    values = [text for texts in label.groups for text in texts]
    column = Column(
        label.name,
        context.words.label(label.name),
        values,
        label.groups,
        is_label=True,
        elsewhere=context.echoes.share(values, key),
    )
    if _stands_once(label):
        column = replace(column, degrees=_of_the_record(column.degrees))
    if key.endswith("#") and _are_titles(column):
        column = replace(column, degrees={**column.degrees, _TITLE: _NUMBERED_TITLE})
    return column


def _stands_once(label: _Label) -> bool:
    """Whether a label stands once in a record."""
    return len(label.places) <= _ONCE * len(label.groups)


def _beside_tables(
    columns: Sequence[Column], labels: Sequence[_Label], *, is_titled: bool
) -> list[Column]:
    """Labels where tables say what is done: what stands once describes the record.

    What is expected is a target where something is measured, and the situation aimed at elsewhere.
    """
    is_measured = any(_names_best(column, "step.indicator") for column in columns)
    return [
        _of_described_record(column, is_titled=is_titled, is_measured=is_measured)
        if _stands_once(label)
        else column
        for column, label in zip(columns, labels, strict=True)
    ]


def _of_described_record(column: Column, *, is_titled: bool, is_measured: bool) -> Column:
    degrees = dict(column.degrees)
    described = degrees.pop(_DESCRIPTION, 0.0)
    if described and not is_titled:
        title = degrees.get(_TITLE, 0.0)
        degrees[_TITLE] = max(title, _DESCRIBES * described)
    if not is_measured and degrees.get(_EXPECTED, 0.0) >= _MAY_NAME:
        degrees.pop("step.target", None)
    return replace(column, degrees=degrees)


def _names_best(column: Column, name: str) -> bool:
    """Whether no field is named better by a label."""
    return column.degrees.get(name, 0.0) >= max(_MAY_NAME, *column.degrees.values(), 0.0)


def _are_titles(column: Column) -> bool:
    """Whether what stands behind a numbered label differs from record to record and is a title."""
    values = column.values
    return (
        len(values) > 1
        and len(set(values)) == len(values)
        and field_of(_TITLE).fit(values) >= _SURE
        and not any(
            name.startswith("step.") and degree >= _SECTION
            for name, degree in column.degrees.items()
        )
    )


def _of_the_record(degrees: Mapping[str, float]) -> Mapping[str, float]:
    """What a label says that stands once in a record: a description is of the record itself."""
    title = degrees.get(_TITLE, 0.0)
    if title and title >= degrees.get("step.description", 0.0) - _AMBIGUOUS:
        kept = {name: degree for name, degree in degrees.items() if name != "step.description"}
        if "step.description" in degrees:
            kept[_TITLE] = _DESCRIBES * title
        return kept
    return degrees


def _places(
    labels: Sequence[_Label], columns: Sequence[Column], *, is_titled: bool
) -> dict[tuple[int, str], float]:
    """What the place of each label says: before or after the first that is of steps."""
    first = _first_of_steps(labels, columns)
    bonus: dict[tuple[int, str], float] = {}
    for number, label in enumerate(labels):
        for level in _ALL_LEVELS:
            is_objective = level == "objective"
            degree = 0.0
            if first is not None and number != first:
                before = label.place < labels[first].place
                degree = _NEAR if before == is_objective else -_NEAR
            elif is_objective:
                degree = _NEAR / 2
            if label.recurs and is_objective:
                degree -= 2 * _NEAR * (1 + label.is_numbered)
            if label.is_of_items and is_objective:
                degree -= _OF_ITEM
            bonus[number, level] = degree
        if label.is_of_items:  # what stands before the labels of an item says what is done
            bonus[number, "step.description"] = bonus[number, "step"] - 2 * _NEAR
        if is_titled:
            bonus[number, _TITLE] = bonus[number, "objective"] - 2 * _NEAR
    measure = _of_measure(columns)
    if measure is not None:
        bonus[measure, "step.indicator"] = bonus[measure, "step"] + _AMBIGUOUS
    return bonus


def _of_measure(columns: Sequence[Column]) -> int | None:
    """The one label that may name what is measured where no other does, beside a target."""
    if not any(_names_best(column, "step.target") for column in columns):
        return None
    if any(_names_best(column, "step.indicator") for column in columns):
        return None
    found = [
        number
        for number, column in enumerate(columns)
        if column.degrees.get("step.indicator", 0.0)
        >= max(_MAY_NAME, max(column.degrees.values(), default=0.0) - _AMBIGUOUS)
    ]
    return found[0] if len(found) == 1 else None


def _first_of_steps(labels: Sequence[_Label], columns: Sequence[Column]) -> int | None:
    """The first label that can only be of a step: its words say so, or it alone recurs."""
    found = []
    for number, column in enumerate(columns):
        best = max(column.degrees.values(), default=0.0)
        if best < 0.7:
            continue
        top = [name for name, degree in column.degrees.items() if degree >= best - 0.05]
        if all(name.startswith(("step.indicator", "step.description")) for name in top):
            found.append((min(labels[number].places), number))
    return min(found)[1] if found else None
