"""Rows of bound blocks read into an assembly."""

from statistics import median

from extractor.layouts.assembly import Assembly
from extractor.layouts.binding import Binding, BoundColumn
from extractor.layouts.blocks import Block
from extractor.layouts.bullets import listed_steps
from extractor.layouts.closing import read_matrix, read_programmes, read_unit_scores
from extractor.layouts.drafts import (
    MEASURE_TEXTS,
    ObjectiveDraft,
    StepDraft,
    Value,
    value_of,
)
from extractor.layouts.headings import is_total, names_unit
from extractor.tables.cell import Cell
from extractor.tables.text import JoinStyle

_LIST_FIELDS = frozenset(
    {"objective.code", "objective.title", "objective.weight_pct", "objective.unit"}
)
_SAME_CODES = 0.5  # share of the rows of a verification table that name a step already read
_WHITE = 0.97  # grey from which a cell is not coloured
_OTHER_SHADE = 0.04  # greys that differ by more are different colours
_KEPT_AS_EXTRAS = frozenset({"step.start"})
_MEASURED = ("description", "indicator", "target", "deadline")

Cells = list[Cell | None]
UnitRows = list[tuple[Cells, Value | None]]


def read_block(block: Block, binding: Binding, assembly: Assembly) -> None:
    """Read a block in the way that was found for it."""
    assembly.end_step()
    _keep_headers(block, binding, assembly)
    if binding.reading == "matrix" or not binding.fields:
        _read_closing(block, binding, assembly)
        return
    rows = _data_rows(block, binding, assembly)
    if binding.reading == "card":
        _read_card(rows, block, binding, assembly)
    elif binding.reading == "steps":
        _read_steps(rows, binding, assembly)
    else:
        _read_flat(rows, block, binding, assembly)
        assembly.is_closed = True


def _keep_headers(block: Block, binding: Binding, assembly: Assembly) -> None:
    for bound in binding.columns:
        cell = block.columns[bound.index].cell
        value = value_of(cell, assembly.style, bound.score, bound.score, bound.field or "")
        if value is not None:
            assembly.draft.headers.append(value)


def _data_rows(block: Block, binding: Binding, assembly: Assembly) -> UnitRows:
    """The rows that are data, each with the unit that the band above it names."""
    rows: UnitRows = []
    unit: Value | None = None
    for row in block.rows:
        filled = [cell for cell in row if cell is not None and not cell.is_empty]
        text = filled[0].text(assembly.style) if filled else ""
        if not filled or is_total(text, assembly.vocabulary):
            continue
        is_band = len(filled) == 1 and len(row) > 2 and row[0] is filled[0]
        if (
            is_band
            and "objective.unit" not in binding.fields
            and names_unit(text, assembly.vocabulary)
        ):
            unit = value_of(filled[0], assembly.style)
            continue
        rows.append((row, unit))
    return rows


def _read_closing(block: Block, binding: Binding, assembly: Assembly) -> None:
    draft, style = assembly.draft, assembly.style
    if "closing.operational" in binding.fields:
        draft.links.extend(read_matrix(block, binding, style))
    elif {"closing.mission", "closing.programme"} <= binding.fields:
        draft.programmes.extend(read_programmes(block, binding, style))
    elif not binding.fields:
        draft.unit_scores.extend(read_unit_scores(block, style))


def row_values(
    row: Cells, binding: Binding, level: str, style: JoinStyle, number: int = 0
) -> dict[str, Value]:
    """The row's values of one level, by field name: of plain columns and those of a number."""
    values: dict[str, Value] = {}
    for bound in binding.columns:
        if bound.field is None or not bound.field.startswith(f"{level}."):
            continue
        if bound.number not in (0, number):
            continue
        value = _bound_value(row[bound.index], bound, style)
        if value is not None:
            values[bound.field.split(".", maxsplit=1)[1]] = value
    return values


def _bound_value(cell: Cell | None, bound: BoundColumn, style: JoinStyle) -> Value | None:
    confidence = round(bound.score * (0.5 + 0.5 * bound.fit), 3)
    return value_of(cell, style, bound.score, confidence, bound.header)


def _step_values(
    row: Cells, binding: Binding, style: JoinStyle, number: int = 0
) -> dict[str, Value]:
    """The values of a step; the last marked month is its deadline where months are columns."""
    values = row_values(row, binding, "step", style, number)
    marked = [
        (int(bound.field.split(".", maxsplit=1)[1]), bound)
        for bound in binding.columns
        if bound.field is not None
        and bound.field.startswith("month.")
        and _is_marked(row[bound.index], row, binding)
    ]
    if marked and "deadline" not in values:
        month, bound = max(marked, key=lambda item: item[0])
        cell = row[bound.index]
        parts = tuple(cell.parts) if cell is not None else ()
        values["deadline_month"] = Value(str(month), parts, bound.score, bound.score, bound.header)
    return values


def _is_marked(cell: Cell | None, row: Cells, binding: Binding) -> bool:
    """Whether a cell of a month holds a mark, or is coloured unlike the rest of its row."""
    if cell is None:
        return False
    if not cell.is_empty:
        return True
    others = [
        other.parts[0].grey
        for bound in binding.columns
        if not (bound.field or "").startswith("month.") and (other := row[bound.index]) is not None
    ]
    usual = median(others) if others else 1.0
    grey = cell.parts[0].grey
    return grey < _WHITE and abs(grey - usual) > _OTHER_SHADE


def _row_extras(row: Cells, binding: Binding, style: JoinStyle) -> list[Value]:
    """Cells under headers that fit no field."""
    extras = []
    for bound in binding.columns:
        if bound.header and (bound.field is None or bound.field in _KEPT_AS_EXTRAS):
            value = value_of(row[bound.index], style, header=bound.header)
            if value is not None:
                extras.append(value)
    return extras


def _kind_of(block: Block, binding: Binding, assembly: Assembly) -> tuple[str | None, Value | None]:
    """The family of objectives that a block's title or headers name."""
    kinds = assembly.vocabulary.kinds
    for text, cell in block.groups:
        kind = assembly.vocabulary.kind_of(text, kinds)
        if kind is not None:
            return kind, value_of(cell, assembly.style)
    if block.title is not None:
        return assembly.vocabulary.kind_of(block.title, kinds), None
    named = binding.column("objective.title") or binding.column("objective.code")
    if named is not None:
        kind = assembly.vocabulary.kind_of(named.header, kinds)
        if kind is not None:
            return kind, value_of(block.columns[named.index].cell, assembly.style)
    return None, None


def _read_card(rows: UnitRows, block: Block, binding: Binding, assembly: Assembly) -> None:
    style = assembly.style
    read = [row_values(row, binding, "objective", style) for row, _ in rows]
    starts = {"objective.title", "objective.code"} & binding.fields
    if len(read) > 1 and starts and binding.fields <= _LIST_FIELDS:
        assembly.draft.lists.append(read)
        return
    kind, kind_value = _kind_of(block, binding, assembly)
    for (row, unit), values in zip(rows, read, strict=True):
        assembly.unit = unit or assembly.unit
        extras = _row_extras(row, binding, style)
        if starts and ("title" in values or "code" in values):
            assembly.begin(ObjectiveDraft(values, kind, kind_value, extras=extras))
        elif assembly.current is not None:
            for name, value in values.items():
                assembly.current.values.setdefault(name, value)
            assembly.current.extras.extend(extras)


def _read_steps(rows: UnitRows, binding: Binding, assembly: Assembly) -> None:
    objective = assembly.current
    if objective is None:
        return
    style = assembly.style
    is_verification = any(name.startswith("verification.") for name in binding.fields)
    if is_verification and _restates(rows, binding, objective, style):
        _verify(rows, binding, objective, style)
        return
    for row, _ in rows:
        step = StepDraft(_step_values(row, binding, style), extras=_row_extras(row, binding, style))
        if is_verification:
            step.verification = row_values(row, binding, "verification", style)
        if step.values:
            objective.steps.extend(listed_steps(step))


def _restates(
    rows: UnitRows, binding: Binding, objective: ObjectiveDraft, style: JoinStyle
) -> bool:
    """Whether the block verifies steps that another table of the objective has given."""
    open_steps = [step for step in objective.steps if step.verification is None]
    if not open_steps or not rows:
        return False
    known = {step.values["code"].text for step in open_steps if "code" in step.values}
    read = [row_values(row, binding, "step", style) for row, _ in rows]
    named = sum("code" in values and values["code"].text in known for values in read)
    if known:
        return named >= _SAME_CODES * len(rows)
    return len(rows) == len(open_steps)


def _verify(rows: UnitRows, binding: Binding, objective: ObjectiveDraft, style: JoinStyle) -> None:
    """Attach the rows of a verification table to their steps, in order where codes repeat."""
    for row, _ in rows:
        restated = row_values(row, binding, "step", style)
        restated.update(row_values(row, binding, "verification", style))
        if not restated:
            continue
        code = restated.pop("code", None)
        step = step_to_verify(code, objective)
        if step is None:
            step = StepDraft({"code": code} if code is not None else {})
            objective.steps.append(step)
        for name in MEASURE_TEXTS:
            if name in restated:
                step.values.setdefault(name, restated.pop(name))
        step.verification = restated
        step.extras.extend(_row_extras(row, binding, style))


def step_to_verify(code: Value | None, objective: ObjectiveDraft) -> StepDraft | None:
    """The first step of a code that no verification has been read for."""
    for step in objective.steps:
        own = step.values.get("code")
        is_same = own is None if code is None else own is not None and own.text == code.text
        if step.verification is None and is_same:
            return step
    return None


def _read_flat(rows: UnitRows, block: Block, binding: Binding, assembly: Assembly) -> None:
    """Rows that name their objective themselves, or share its merged cell."""
    style = assembly.style
    kind, kind_value = _kind_of(block, binding, assembly)
    first = len(assembly.draft.objectives)
    for row, unit in rows:
        assembly.unit = unit or assembly.unit
        values = row_values(row, binding, "objective", style)
        objective = None
        if len(assembly.draft.objectives) > first or "title" not in values:
            objective = _objective_of_row(values, binding, assembly)
        if objective is None:
            objective = assembly.begin(ObjectiveDraft(values, kind, kind_value))
        for number in binding.numbers:
            step = _flat_step(row, binding, style, number)
            if step is not None:
                objective.steps.extend(listed_steps(step))


def _flat_step(row: Cells, binding: Binding, style: JoinStyle, number: int) -> StepDraft | None:
    """What a row of a flat table measures; None where it measures nothing."""
    verifies = any(name.startswith("verification.") for name in binding.fields)
    values = _step_values(row, binding, style, number)
    results = row_values(row, binding, "verification", style, number)
    if number and not any(
        bound.number == number and row[bound.index] is not None and _is_filled(row[bound.index])
        for bound in binding.columns
    ):
        return None
    if not any(name in values for name in (*_MEASURED, "deadline_month")) and not results:
        return None
    return StepDraft(values, results if verifies else None, _row_extras(row, binding, style))


def _is_filled(cell: Cell | None) -> bool:
    return cell is not None and not cell.is_empty


def _objective_of_row(
    values: dict[str, Value], binding: Binding, assembly: Assembly
) -> ObjectiveDraft | None:
    """The objective that a row goes on with; None when it begins a new one."""
    current = assembly.current
    if current is None or not {"title", "code"} & values.keys():
        return current
    for name in ("code", "title"):
        if binding.column(f"objective.{name}") is None or name not in values:
            continue
        before = current.values.get(name)
        if before is None or before.parts[0] is not values[name].parts[0]:
            same_text = before is not None and before.text == values[name].text
            same_unit = _text(current.values.get("unit")) == _text(values.get("unit"))
            if not (same_text and same_unit):
                return None
    return current


def _text(value: Value | None) -> str | None:
    return value.text if value is not None else None
