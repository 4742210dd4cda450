"""Blocks put together to objectives, steps and verifications, in the order of the document."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.layouts.binding import Binding, BoundColumn
from extractor.layouts.blocks import Block
from extractor.layouts.closing import read_matrix, read_programmes, read_unit_scores
from extractor.layouts.drafts import (
    DocumentDraft,
    ObjectiveDraft,
    StepDraft,
    Value,
    value_of,
)
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.cell import Cell
from extractor.tables.text import JoinStyle

_LIST_FIELDS = frozenset(
    {"objective.code", "objective.title", "objective.weight_pct", "objective.unit"}
)
_SAME_CODES = 0.5  # share of the rows of a verification table that name a step already read
_UNDER_OBJECTIVE = ("description", "indicator", "target")


@dataclass(slots=True)
class _Assembly:
    style: JoinStyle
    vocabulary: Vocabulary
    draft: DocumentDraft = field(default_factory=DocumentDraft)
    title_cells: list[Cell] = field(default_factory=list)

    @property
    def current(self) -> ObjectiveDraft | None:
        return self.draft.objectives[-1] if self.draft.objectives else None


def assemble(
    blocks: Iterable[tuple[Block, Binding]], style: JoinStyle, vocabulary: Vocabulary
) -> DocumentDraft:
    """Read bound blocks in order.

    Lists of objectives at the end of a document are kept apart: see :func:`settle_lists`.
    """
    assembly = _Assembly(style, vocabulary)
    for block, binding in blocks:
        _keep_headers(block, binding, assembly)
        if binding.reading == "matrix":
            _read_closing(block, binding, assembly)
        elif binding.reading == "card":
            _read_card(block, binding, assembly)
        elif binding.reading == "steps":
            _read_steps(block, binding, assembly)
        else:
            _read_flat(block, binding, assembly)
    settle_lists(assembly.draft)
    return assembly.draft


def _keep_headers(block: Block, binding: Binding, assembly: _Assembly) -> None:
    for bound in binding.columns:
        cell = block.columns[bound.index].cell
        value = value_of(cell, assembly.style, bound.score, bound.score, bound.field or "")
        if value is not None:
            assembly.draft.headers.append(value)


def _read_closing(block: Block, binding: Binding, assembly: _Assembly) -> None:
    draft, style = assembly.draft, assembly.style
    if "closing.operational" in binding.fields:
        draft.links.extend(read_matrix(block, binding, style))
    elif {"closing.mission", "closing.programme"} <= binding.fields:
        draft.programmes.extend(read_programmes(block, binding, style))
    elif not binding.fields:
        draft.unit_scores.extend(read_unit_scores(block, style))


def _row_values(
    row: list[Cell | None], binding: Binding, level: str, style: JoinStyle
) -> dict[str, Value]:
    """The row's values of one level, by field name."""
    values: dict[str, Value] = {}
    for bound in binding.columns:
        if bound.field is None or not bound.field.startswith(f"{level}."):
            continue
        value = _bound_value(row[bound.index], bound, style)
        if value is not None:
            values[bound.field.split(".", maxsplit=1)[1]] = value
    return values


def _bound_value(cell: Cell | None, bound: BoundColumn, style: JoinStyle) -> Value | None:
    confidence = round(bound.score * (0.5 + 0.5 * bound.fit), 3)
    return value_of(cell, style, bound.score, confidence, bound.header)


def _row_extras(row: list[Cell | None], binding: Binding, style: JoinStyle) -> list[Value]:
    """Cells under headers that fit no field."""
    extras = []
    for bound in binding.columns:
        if bound.field is None and bound.header:
            value = value_of(row[bound.index], style, header=bound.header)
            if value is not None:
                extras.append(value)
    return extras


def _kind_of(block: Block, assembly: _Assembly) -> tuple[str | None, Value | None]:
    """The family of objectives that a block's title or group headers name."""
    for text, cell in block.groups:
        kind = assembly.vocabulary.kind_of(text, assembly.vocabulary.kinds)
        if kind is not None:
            return kind, value_of(cell, assembly.style)
    if block.title is not None:
        return assembly.vocabulary.kind_of(block.title, assembly.vocabulary.kinds), None
    return None, None


def _read_card(block: Block, binding: Binding, assembly: _Assembly) -> None:
    style = assembly.style
    rows = [_row_values(row, binding, "objective", style) for row in block.rows]
    starts = {"objective.title", "objective.code"} & binding.fields
    if len(rows) > 1 and starts and binding.fields <= _LIST_FIELDS:
        assembly.draft.lists.append(rows)
        return
    kind, kind_value = _kind_of(block, assembly)
    for row, values in zip(block.rows, rows, strict=True):
        if starts and ("title" in values or "code" in values):
            assembly.draft.objectives.append(
                ObjectiveDraft(values, kind, kind_value, extras=_row_extras(row, binding, style))
            )
        elif assembly.current is not None:
            for name, value in values.items():
                assembly.current.values.setdefault(name, value)
            assembly.current.extras.extend(_row_extras(row, binding, style))


def _read_steps(block: Block, binding: Binding, assembly: _Assembly) -> None:
    objective = assembly.current
    if objective is None:
        return
    style = assembly.style
    is_verification = any(name.startswith("verification.") for name in binding.fields)
    if is_verification and _restates(block, binding, objective, style):
        _verify(block, binding, objective, style)
        return
    for row in block.rows:
        step = StepDraft(
            _row_values(row, binding, "step", style), extras=_row_extras(row, binding, style)
        )
        if is_verification:
            step.verification = _row_values(row, binding, "verification", style)
        if step.values:
            objective.steps.append(step)


def _restates(block: Block, binding: Binding, objective: ObjectiveDraft, style: JoinStyle) -> bool:
    """Whether the block verifies steps that another table of the objective has given."""
    open_steps = [step for step in objective.steps if step.verification is None]
    if not open_steps or not block.rows:
        return False
    known = {step.values["code"].text for step in open_steps if "code" in step.values}
    rows = [_row_values(row, binding, "step", style) for row in block.rows]
    named = sum("code" in values and values["code"].text in known for values in rows)
    if known:
        return named >= _SAME_CODES * len(rows)
    return len(rows) == len(open_steps)


def _verify(block: Block, binding: Binding, objective: ObjectiveDraft, style: JoinStyle) -> None:
    """Attach the rows of a verification table to their steps, in order where codes repeat."""
    for row in block.rows:
        restated = _row_values(row, binding, "step", style)
        restated.update(_row_values(row, binding, "verification", style))
        if not restated:
            continue
        code = restated.pop("code", None)
        step = _step_of(code, objective)
        if step is None:
            step = StepDraft({"code": code} if code is not None else {})
            objective.steps.append(step)
        step.verification = restated
        step.extras.extend(_row_extras(row, binding, style))


def _step_of(code: Value | None, objective: ObjectiveDraft) -> StepDraft | None:
    for step in objective.steps:
        own = step.values.get("code")
        is_same = own is None if code is None else own is not None and own.text == code.text
        if step.verification is None and is_same:
            return step
    return None


def _read_flat(block: Block, binding: Binding, assembly: _Assembly) -> None:
    """Rows that name their objective themselves, or share its merged cell."""
    style = assembly.style
    kind, kind_value = _kind_of(block, assembly)
    verifies = any(name.startswith("verification.") for name in binding.fields)
    for row in block.rows:
        values = _row_values(row, binding, "objective", style)
        step_values = _row_values(row, binding, "step", style)
        objective = _objective_of_row(row, values, binding, assembly)
        if objective is None:
            objective = ObjectiveDraft(values, kind, kind_value)
            assembly.draft.objectives.append(objective)
        verification = _row_values(row, binding, "verification", style)
        if any(name in step_values for name in _UNDER_OBJECTIVE) or verification:
            objective.steps.append(
                StepDraft(
                    step_values,
                    verification if verifies else None,
                    _row_extras(row, binding, style),
                )
            )


def _objective_of_row(
    row: list[Cell | None], values: dict[str, Value], binding: Binding, assembly: _Assembly
) -> ObjectiveDraft | None:
    """The objective that a row goes on with; None when it begins a new one."""
    current = assembly.current
    if current is None:
        return None
    if not {"title", "code"} & values.keys():
        return current
    for name in ("code", "title"):
        column = binding.column(f"objective.{name}")
        if column is None or name not in values:
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


def settle_lists(draft: DocumentDraft) -> None:
    """Decide for each list of objectives whether it sums up the cards or stands for them.

    Where cards or rows with steps gave objectives, a list that names them is a closing table and
    stays in ``draft.lists``; without any, the lists are the objectives.
    """
    if draft.objectives:
        return
    for rows in draft.lists:
        draft.objectives.extend(ObjectiveDraft(values) for values in rows if "title" in values)
    draft.lists.clear()
