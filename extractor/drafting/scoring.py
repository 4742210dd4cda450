"""How well a reading explains a document, without seeing what is true of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.drafting.items import COUNT
from extractor.drafting.reading import Reading
from extractor.layouts.drafts import ObjectiveDraft, Value
from extractor.structure.atoms import Atom
from extractor.structure.events import Event, Grid, Heading, Item, Pair
from extractor.structure.shapes import is_value
from extractor.tables.cell import Part, Place

_TWICE = 0.6  # what is taken off where every record is several
_UNLIKE = 0.4  # what is taken off where no two records hold anything of one kind
_ALONE = 0.7  # what is left where all of a document is one record
_EXTRA = 0.4  # what a word kept as an extra counts
_LONGEST_TITLE = 260  # characters
_LONG_TITLE = 120  # characters: a title so long that holds two sentences holds its description
_CODED_TWICE = 0.2  # what is taken off where the codes of steps recur within their records
_OF_OTHERS = 0.6  # what is taken off where the steps of every record bear another's code
_CODE_PARTS = re.compile(r"[.\-/]")
_LISTED = 0.5  # what is taken off where every text of a step is a list left whole
_MARKER = re.compile(rf"^(?:[•▪◦●○■□‣–-]|{COUNT})$")
_SHORTEST_TITLE = 5
_SURE = 0.75  # degree of a binding that says nothing for or against a reading
_WHOLE = 0.99  # share of the words that a reading explains which leaves none out


@dataclass(frozen=True)
class Content:
    """The words of a document that records may hold."""

    events: tuple[Event, ...]

    @cached_property
    def words(self) -> frozenset[Place]:
        """Words in tables, behind labels, in items and in headings with a code."""
        return frozenset(self.words_of(self.events))

    @staticmethod
    def words_of(events: Iterable[Event]) -> set[Place]:
        """The words of some events that records may hold."""
        return places(part for event in events for atom in _said(event) for part in atom.parts)

    def coverage(self, objectives: Sequence[ObjectiveDraft]) -> float:
        """Share of the words that records hold; an extra counts less."""
        full = places_of(objectives)
        full |= _of_values(filter(None, (item.heading_unit for item in objectives)))
        extra = extra_places_of(objectives)
        if not self.words:
            return 0.5
        explained = len(full & self.words) + _EXTRA * len((extra & self.words) - full)
        return explained / len(self.words)


def places_of(objectives: Iterable[ObjectiveDraft]) -> set[Place]:
    """The words that records hold in their fields."""
    full: set[Place] = set()
    for objective in objectives:
        full |= _of_values(objective.values.values())
        for step in objective.steps:
            full |= _of_values(step.values.values())
            full |= _of_values((step.verification or {}).values())
    return full


def extra_places_of(objectives: Iterable[ObjectiveDraft]) -> set[Place]:
    """The words that records keep under headers of no field."""
    extra: set[Place] = set()
    for objective in objectives:
        extra |= _of_values(objective.extras)
        for step in objective.steps:
            extra |= _of_values(step.extras)
    return extra


def _of_values(values: Iterable[Value]) -> set[Place]:
    return places(part for value in values for part in value.parts)


def _said(event: Event) -> list[Atom]:
    """What an event says that a record may hold."""
    if isinstance(event, Grid):
        return list(_cells(event))
    if isinstance(event, Pair):
        return [value for value in event.values if value is not None]
    if isinstance(event, Item):
        return [event.atom]
    if isinstance(event, Heading) and event.title is not None and event.code is not None:
        return [event.title]
    return []


def _cells(grid: Grid) -> Iterator[Atom]:
    """The cells of a table, each once where a text is repeated from row to row."""
    above: Sequence[str] = ()
    for row in grid.rows:
        texts = [cell.text if cell is not None else "" for cell in row.cells]
        for at, cell in enumerate(row.cells):
            if cell is not None and not (above and above[at] == texts[at]):
                yield cell
        above = texts


def places(parts: Iterable[Part]) -> set[Place]:
    """What tells the words of parts from all others."""
    found: set[Place] = set()
    for part in parts:
        found |= part.places
    return found


def score(reading: Reading, content: Content) -> float:
    """Score a reading; the factors are kept with it."""
    objectives = [item for item in reading.objectives if "title" in item.values]
    count = len(reading.objectives)
    if not objectives:
        reading.score, reading.parts = 0.0, {}
        return 0.0
    titles = [objective.values["title"].text for objective in objectives]
    keys = [_identity(objective) for objective in objectives]
    coverage = content.coverage(objectives)
    parts = {
        "coverage": coverage,
        "titled": len(objectives) / count,
        "distinct": len(set(keys)) / len(keys),
        "distinct_titles": len(set(titles)) / len(titles),
        "shape": sum(map(_shape, titles)) / len(titles),
        "content": sum(map(_has_content, objectives)) / len(objectives),
        "steps": _steps(objectives),
        "single": 1.0 - _LISTED * _listed(objectives),
        "sure": _sureness(reading, coverage),
        "own_codes": 1.0 - _OF_OTHERS * _codes_of_others(objectives),
        "codes_once": 1.0 - _CODED_TWICE * _coded_twice(objectives),
        "once": 1.0 - _TWICE * reading.repeated,
        "alike": 1.0 - _UNLIKE * (1.0 - reading.alike),
        "several": 1.0 if count > 1 else _ALONE,
        "begins": reading.begins,
        "named": reading.named,
    }
    reading.parts = {name: round(value, 4) for name, value in parts.items()}
    total = 1.0
    for name, value in parts.items():
        total *= value**0.5 if name in ("distinct_titles", "sure") else value
    reading.score = round(total, 4)
    return reading.score


def _identity(objective: ObjectiveDraft) -> tuple[str, str, str]:
    def text(name: str) -> str:
        value = objective.values.get(name)
        return value.text if value is not None else ""

    return text("title"), text("code"), text("unit") or text("manager")


def _shape(title: str) -> float:
    if is_value(title) or not any(letter.isalpha() for letter in title):
        return 0.1
    if len(title) < _SHORTEST_TITLE:
        return 0.3
    if len(title) > _LONGEST_TITLE:
        return 0.5
    if len(title) > _LONG_TITLE and ". " in title:
        return 0.7
    return 0.8 if title[:1].islower() or title.endswith(":") else 1.0


def _has_content(objective: ObjectiveDraft) -> float:
    if objective.steps:
        return 1.0
    known = objective.values.keys() - {"title", "code"}
    return 0.75 if known else 0.4


def _steps(objectives: Sequence[ObjectiveDraft]) -> float:
    """Whether steps say what they are: share of those with a description or an indicator."""
    steps = [step for objective in objectives for step in objective.steps]
    if not steps:
        return 0.85
    alone = sum(len(objective.steps) == 1 for objective in objectives)
    named = sum(bool({"description", "indicator"} & step.values.keys()) for step in steps)
    named = max(named, alone)
    return 0.6 + 0.4 * min(1.0, named / len(steps))


def _codes_of_others(objectives: Sequence[ObjectiveDraft]) -> float:
    """Share of the records most of whose steps bear the code of another record and not theirs."""
    codes = [_code(objective.values) for objective in objectives]
    known = set(filter(None, codes))
    if len(known) < len(objectives):
        return 0.0
    strange = 0
    for own, objective in zip(codes, objectives, strict=True):
        split = [_CODE_PARTS.split(_code(step.values)) for step in objective.steps]
        heads = [parts[0] for parts in split if len(parts) > 1 and parts[1]]
        others = sum(head in known and head != own for head in heads)
        strange += 2 * others > len(objective.steps)
    return strange / len(objectives)


def _coded_twice(objectives: Sequence[ObjectiveDraft]) -> float:
    """Share of the codes of steps that recur within their record: they are those of records."""
    codes = [
        [code for step in objective.steps if (code := _code(step.values))]
        for objective in objectives
    ]
    count = sum(map(len, codes))
    return sum(len(own) * repeated(own) for own in codes) / count if count else 0.0


def _code(values: Mapping[str, Value]) -> str:
    value = values.get("code")
    return value.text.strip() if value is not None else ""


def _listed(objectives: Sequence[ObjectiveDraft]) -> float:
    """Share of the texts of steps that are lists of several."""
    texts = [
        value
        for objective in objectives
        for step in objective.steps
        for values in (step.values, step.verification or {})
        for name, value in values.items()
        if name in ("description", "indicator", "text", "target", "deadline")
    ]
    return sum(map(_is_list, texts)) / len(texts) if texts else 0.0


def _is_list(value: Value) -> bool:
    firsts = [line[0].text for part in value.parts for line in part.lines if len(line) > 1]
    return sum(_MARKER.match(first) is not None for first in firsts) > 1


def _sureness(reading: Reading, coverage: float) -> float:
    """How sure the bindings of a reading are.

    Lists of phrases bind without degrees; nothing is doubted of them where no word is left out.
    """
    degrees = [min(1.0, bound.degree) for bound in reading.bound]
    if not degrees:
        return 1.0 if coverage >= _WHOLE else _SURE
    return sum(degrees) / len(degrees)


def repeated(texts: Sequence[str]) -> float:
    """Share of texts that occur more than once."""
    counts = Counter(texts)
    return sum(count for count in counts.values() if count > 1) / len(texts) if texts else 0.0
