"""What speaks against a reading: regions left out, and records that cannot be whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractor.coverage.known import Known
from extractor.coverage.left_out import Left
from extractor.coverage.sequences import missing_codes
from extractor.coverage.tolerances import COVERAGE
from extractor.layouts.records import TypedDraft
from models.column import Record
from models.records import Objective, Step
from models.verifications import Verification

_NUMBERED_ITEMS = re.compile(r"(?:^|\s)1\s?[.)]\s.+?\s2\s?[.)]\s\S", re.DOTALL)
_QUANTITY = re.compile(r"^\W*(?:\d{1,3}|\d+(?:[.,]\d+)?\s*%)\W*$")
_LEVELS: dict[str, tuple[type[Record], str]] = {
    "objective": (Objective, "objectives"),
    "step": (Step, "steps"),
    "verification": (Verification, "verifications"),
}
_STORED_AS = {"outcome": "declared_outcome"}
_WHOLE = 100.0
_SHOWN = 4  # codes, pages or headers that a sentence names


class Doubtful(StrEnum):
    """What speaks against a reading: sentences that are filled with a count and examples."""

    ILLEGIBLE = "{count} page(s) whose text layer says other letters than they show ({examples})"
    TABLES = "{count} table(s) not read ({examples})"
    BOXES = "{count} box(es) not read ({examples})"
    ROWS = "{count} row(s) of tables not read ({examples})"
    CELLS = "{count} row(s) read without some of their cells ({examples})"
    LINES = "{count} label(s) or heading(s) not read ({examples})"
    SHARE = "only {examples} % of the words in tables, boxes, labels and headings are in records"
    HEADERS = "{count} header(s) that name no field ({examples})"
    UNKNOWN_EXTRAS = "{count} label(s) whose values fit no field ({examples})"
    HOMELESS = "{count} value(s) of a known field that found no place in a record ({examples})"
    CODE_GAPS = "{count} code(s) missing in a sequence ({examples})"
    RESTARTS = "{count} objective(s) whose steps begin to count anew ({examples})"
    WITHOUT_STEPS = "{count} objective(s) without a step, unlike the others ({examples})"
    UNEVEN_STEPS = "{count} objective(s) of whose steps some lack a code or a weight ({examples})"
    WEIGHTS = "{count} sum(s) of weights that miss 100 ({examples})"
    UNEVEN_CODES = "{count} objective(s) without a code, unlike the others ({examples})"
    NO_DATES = "{count} deadline(s) that are figures and no dates ({examples})"
    LISTS = "{count} cell(s) that hold a list, read as one value ({examples})"


_OF_REGIONS = {
    Left.TABLE: Doubtful.TABLES,
    Left.BOX: Doubtful.BOXES,
    Left.ROW: Doubtful.ROWS,
    Left.CELLS: Doubtful.CELLS,
    Left.LINE: Doubtful.LINES,
    Left.HEADER: Doubtful.HEADERS,
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that speaks against a reading.

    Attributes:
        kind: What it is.
        count: How often.
        examples: Pages, codes or headers.
    """

    kind: Doubtful
    count: int
    examples: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The doubt as words without a full stop."""
        shown = list(self.examples[:_SHOWN])
        if len(self.examples) > _SHOWN:
            shown.append("…")
        return self.kind.format(count=self.count, examples=", ".join(shown))


def doubts_of(
    left: Mapping[Left, Sequence[int]], records: TypedDraft, share_pct: float, known: Known
) -> Iterator[Doubt]:
    """Everything that speaks against a reading.

    Args:
        left: The pages of the file that hold regions which no record holds, by what these are.
        records: The records.
        share_pct: Share of the words that they hold.
        known: What is known of the document's words.
    """
    yield from _regions(left)
    if share_pct < COVERAGE.understood_pct:
        yield Doubt(Doubtful.SHARE, 1, (f"{share_pct:g}",))
    yield from _extras(records, known)
    yield from _code_gaps(records)
    yield from _restarts(records)
    yield from _without_steps(records)
    yield from _uneven_steps(records)
    yield from _uneven_codes(records)
    yield from _no_dates(records)
    yield from _weights(records)
    yield from _lists(records)


def illegible(pages: Sequence[int]) -> Iterator[Doubt]:
    """Pages of which nothing was read, since their text layer cannot be believed."""
    yield from _doubt(Doubtful.ILLEGIBLE, [f"page {page}" for page in pages])


def _doubt(kind: Doubtful, found: Sequence[str]) -> Iterator[Doubt]:
    if found:
        yield Doubt(kind, len(found), tuple(dict.fromkeys(found)))


def _regions(left: Mapping[Left, Sequence[int]]) -> Iterator[Doubt]:
    for kind, doubtful in _OF_REGIONS.items():
        yield from _doubt(doubtful, [f"page {page}" for page in left.get(kind, ())])


def _extras(records: TypedDraft, known: Known) -> Iterator[Doubt]:
    """Columns under unknown headers, and results that a plan is not thought to have."""
    counts = Counter(extra.header for extra in records.extras)
    unknown = [
        header
        for header, count in counts.items()
        if count >= COVERAGE.fewest_values and not known.is_known_header(header)
    ]
    yield from _doubt(Doubtful.UNKNOWN_EXTRAS, [repr(header) for header in unknown])
    homeless = [
        extra.header
        for extra in records.extras
        if counts[extra.header] >= COVERAGE.fewest_values
        and _is_wanting(known.field_of(extra.header), records)
    ]
    yield from _doubt(Doubtful.HOMELESS, homeless)


def _is_wanting(field: str | None, records: TypedDraft) -> bool:
    """Whether records could hold a field, and none does."""
    if field is None:
        return False
    level, name = field.split(".", maxsplit=1)
    kind, rows = _LEVELS.get(level, (None, "objectives"))
    column = _STORED_AS.get(name, name)
    if kind is None or column not in kind.model_fields:
        return False
    return all(getattr(row, column) is None for row in getattr(records, rows))


def _codes_of_steps(records: TypedDraft) -> dict[str, list[str]]:
    codes = {
        objective_id: [step.code for step in steps if step.code is not None]
        for objective_id, steps in _steps_by_objective(records).items()
    }
    return {objective_id: of_steps for objective_id, of_steps in codes.items() if of_steps}


def _code_gaps(records: TypedDraft) -> Iterator[Doubt]:
    sequences = [
        [item.code for item in records.objectives if item.code is not None],
        *_codes_of_steps(records).values(),
    ]
    yield from _doubt(
        Doubtful.CODE_GAPS, [code for codes in sequences for code in missing_codes(codes)]
    )


def _restarts(records: TypedDraft) -> Iterator[Doubt]:
    """Objectives in which the first code comes again: two records that were taken for one."""
    names = {item.objective_id: item.code or item.title for item in records.objectives}
    restarted = [
        names[objective_id]
        for objective_id, codes in _codes_of_steps(records).items()
        if len(codes) > len(set(codes)) and codes.count(codes[0]) > 1
    ]
    yield from _doubt(Doubtful.RESTARTS, restarted)


def _without_steps(records: TypedDraft) -> Iterator[Doubt]:
    with_steps = {step.objective_id for step in records.steps}
    without = [
        item.code or item.title
        for item in records.objectives
        if item.objective_id not in with_steps
    ]
    total = len(records.objectives)
    is_common = total - len(without) >= COVERAGE.common_share * total
    if total >= COVERAGE.fewest_objectives and is_common:
        yield from _doubt(Doubtful.WITHOUT_STEPS, without)


def _uneven_steps(records: TypedDraft) -> Iterator[Doubt]:
    """Objectives in which some steps have a code or a weight and others none: parts of rows."""
    steps = _steps_by_objective(records)
    uneven = [
        item.code or item.title
        for item in records.objectives
        if any(
            0
            < sum(getattr(step, name) is not None for step in steps[item.objective_id])
            < len(steps[item.objective_id])
            for name in ("code", "weight_in_objective_pct")
        )
    ]
    yield from _doubt(Doubtful.UNEVEN_STEPS, uneven)


def _uneven_codes(records: TypedDraft) -> Iterator[Doubt]:
    """Objectives without a code beside others that have one."""
    without = [item.title for item in records.objectives if item.code is None]
    if len(without) < len(records.objectives):
        yield from _doubt(Doubtful.UNEVEN_CODES, without)


def _no_dates(records: TypedDraft) -> Iterator[Doubt]:
    """Deadlines that are a quantity: the value of another field."""
    yield from _doubt(
        Doubtful.NO_DATES,
        [
            repr(step.deadline_text)
            for step in records.steps
            if step.deadline_text is not None and _QUANTITY.match(step.deadline_text)
        ],
    )


def _weights(records: TypedDraft) -> Iterator[Doubt]:
    """Sums of weights that miss 100 by more than a slip of the pen, where others do not."""
    steps = _steps_by_objective(records)
    sums = {
        item.code or item.title: sum(
            step.weight_in_objective_pct or 0.0 for step in steps[item.objective_id]
        )
        for item in records.objectives
    }
    given = {name: total for name, total in sums.items() if total}
    missed = [name for name, total in given.items() if not _is_whole(total)]
    if len(given) - len(missed) >= COVERAGE.common_share * len(given):
        yield from _doubt(Doubtful.WEIGHTS, missed)
    if not _are_whole_objectives(records):
        total = sum(item.weight_pct or 0.0 for item in records.objectives)
        yield Doubt(Doubtful.WEIGHTS, 1, (f"objectives: {total:g}",))


def _is_whole(total: float) -> bool:
    return abs(total - _WHOLE) <= COVERAGE.weight_slip


def _are_whole_objectives(records: TypedDraft) -> bool:
    """Whether the weights of objectives add up, over the document or within each unit."""
    by_unit: dict[str | None, float] = defaultdict(float)
    for item in records.objectives:
        by_unit[item.unit] += item.weight_pct or 0.0
    if not any(by_unit.values()):
        return True
    is_whole_by_unit = sum(map(_is_whole, by_unit.values())) >= COVERAGE.common_share * len(by_unit)
    return _is_whole(sum(by_unit.values())) or is_whole_by_unit


def _steps_by_objective(records: TypedDraft) -> dict[str, list[Step]]:
    steps: dict[str, list[Step]] = defaultdict(list)
    for step in records.steps:
        steps[step.objective_id].append(step)
    return steps


def _lists(records: TypedDraft) -> Iterator[Doubt]:
    """Steps that are several: a numbered list stands in a cell that names or measures one."""
    codes = [
        step.code or step.description or step.indicator or step.step_id
        for step in records.steps
        if any(
            text is not None and _NUMBERED_ITEMS.search(text)
            for text in (step.description, step.indicator, step.target, step.deadline_text)
        )
    ]
    yield from _doubt(Doubtful.LISTS, [code.split("\n")[0][:40] for code in codes])
