"""Records that are the rows of tables, or groups of rows under one cell."""

from collections.abc import Sequence
from itertools import pairwise

from extractor.drafting.bound_grid import BoundGrid
from extractor.drafting.columns import bind_grids
from extractor.drafting.context import Reader
from extractor.drafting.grids import (
    extras_of,
    row_values,
    steps_of_row,
    value_of,
)
from extractor.drafting.grouping import repeated_groups
from extractor.drafting.hypotheses import Template, is_under_objectives
from extractor.drafting.kinds import families_over, note_kind
from extractor.drafting.reading import NAMED, UNDER_NAME, Reading
from extractor.layouts.drafts import ObjectiveDraft, StepDraft
from extractor.structure.atoms import Atom, are_in_two_sizes, joined_atoms
from extractor.structure.events import Grid, GridRow, Heading, Pair
from extractor.structure.labels import embedded_label, label_without_colon
from extractor.structure.titles import coded_title

_PHASES = 0.25  # share of the rows from which those without a code are phases
_LONGEST_UNIT = 90  # characters: what is longer describes the objective
_DIVIDED = 0.7  # share of the cells that hold more than a title
_PARTED = 1.5  # of the pitch: a wider step begins another paragraph
_ALL_LEVELS = ("objective", "step", "verification")
_OF_EACH = frozenset({"unit", "manager", "weight_pct", "links", "programmes"})


class TemplateReader(Reader):
    """What rows are drafted with."""

    def read(self, name: str, template: Template) -> Reading:
        """Draft the rows of all tables of a template."""
        bound, groups = self._bind(template)
        reading = Reading(name, bound=list(bound.fields.values()))
        title = bound.column("objective.title")
        if title is None:
            return reading
        if is_under_objectives(template.contexts, self.words):
            reading.named = UNDER_NAME
        if any(
            self.words.names_objective(" ".join(template.grids[0].columns[at].path))
            for at, item in bound.fields.items()
            if item.field in ("objective.title", "objective.code")
        ):
            reading.named = NAMED
        reading.foreign = self.words.foreign(
            {" ".join(column.path) for column in template.grids[0].columns}
        )
        at = 0
        is_divided = _are_divided(template, title)
        is_coded = bound.column("objective.code") is None and self._are_coded(template, title)
        current: ObjectiveDraft | None = None
        number = -1
        for grid, context, labels in zip(
            template.grids, template.contexts, template.labels, strict=True
        ):
            if grid.number != number:
                number = grid.number
            for row in grid.rows:
                if current is None or at == 0 or groups[at] != groups[at - 1]:
                    current = self._begin(
                        row, grid, bound, context, labels, is_divided=is_divided, is_coded=is_coded
                    )
                    reading.objectives.append(current)
                self._row(current, row, grid, bound)
                at += 1
        return reading

    def _bind(self, template: Template) -> tuple[BoundGrid, list[int]]:
        """Bind the columns; once more when it is known which rows make a record."""
        grids = template.grids
        groups = repeated_groups([row for grid in grids for row in grid.rows])
        bound = bind_grids(grids, groups, _ALL_LEVELS, self.context, wants_title=True)
        for _ in range(2):
            groups = self._groups(grids, bound)
            again = bind_grids(grids, groups, _ALL_LEVELS, self.context, wants_title=True)
            if again.fields == bound.fields:
                break
            bound = again
        return bound, self._groups(grids, bound)

    def _groups(self, grids: Sequence[Grid], bound: BoundGrid) -> list[int]:
        """The record of each row."""
        title, code = bound.column("objective.title"), bound.column("objective.code")
        groups: list[int] = []
        number = -1
        before: tuple[object, ...] | None = None
        has_phases = _holds_phases(grids, bound)
        for grid in grids:
            if bound.column("objective.title") is None:
                groups.extend(range(number + 1, number + 1 + len(grid.rows)))
                number += len(grid.rows)
                continue
            for row in grid.rows:
                key = _key_of(row, title, code)
                if key is not None and has_phases and _is_phase(row, bound):
                    key = None
                if key is not None and key != before:
                    number += 1
                    before = key
                groups.append(max(number, 0))
        return groups

    def _begin(
        self,
        row: GridRow,
        grid: Grid,
        bound: BoundGrid,
        context: Sequence[Heading],
        labels: Sequence[Pair],
        *,
        is_divided: bool,
        is_coded: bool,
    ) -> ObjectiveDraft:
        objective = ObjectiveDraft(row_values(row, grid, bound, "objective"))
        title = bound.column("objective.title")
        cell = row.cells[title] if title is not None else None
        if cell is not None and title is not None:
            for name, atom in self._of_title(
                cell, is_divided=is_divided, is_coded=is_coded
            ).items():
                if name == "title":
                    objective.values["title"] = value_of(
                        atom, bound.fields[title], grid.columns[title].name
                    )
                elif name == "rest":
                    objective.extras.append(value_of(atom, header="-"))
                else:
                    objective.values.setdefault(name, value_of(atom))
        self._context(objective, context, labels)
        headers = [
            joined_atoms(grid.columns[at].over)
            for at in (title, bound.column("objective.code"))
            if at is not None and grid.columns[at].over
        ]
        above = families_over(context, self.words)
        note_kind(objective, [*headers, *above], self.words)
        return objective

    def _of_title(self, cell: Atom, *, is_divided: bool, is_coded: bool) -> dict[str, Atom]:
        """The title, and what else its cell says: a weight in brackets, a unit in smaller print."""
        found: dict[str, Atom] = {}
        runs = _runs(cell) if is_divided else [cell]
        whole = runs[0]
        coded = coded_title(whole, self.words) if is_coded else None
        if coded is not None and coded.code is not None and coded.title is not None:
            found["code"], whole = coded.code, coded.title
        found["title"], labelled = embedded_label(whole, self.words)
        for item in labelled:
            if item.value is not None:
                self._named(found, item.name, item.value)
        for run in runs[1:]:
            if len(run.text) > _LONGEST_UNIT or run.text.endswith("."):
                found.setdefault("rest", run)
                continue
            for line in run.lines_as_atoms():
                pair = label_without_colon(line, self.words)
                if pair is not None and pair.value is not None:
                    self._named(found, pair.name, pair.value)
                else:
                    found.setdefault("unit", line)
        return found

    def _are_coded(self, template: Template, title: int) -> bool:
        """Whether most titles begin with a code; the word for an objective counts them only."""
        cells = _cells(template, title)
        read = [coded_title(cell, self.words) for cell in cells]
        coded = sum(item.code is not None and not item.names_objective for item in read)
        return coded >= _DIVIDED * max(1, len(cells))

    def _named(self, found: dict[str, Atom], name: str, value: Atom) -> None:
        scores = {
            field: degree
            for field, degree in self.words.label(name).items()
            if field.startswith("objective.")
        }
        if scores:
            best = max(scores, key=lambda field: (scores[field], field))
            found.setdefault(best.split(".", maxsplit=1)[1], value)

    def _context(
        self, objective: ObjectiveDraft, context: Sequence[Heading], labels: Sequence[Pair]
    ) -> None:
        for pair in labels:
            if pair.value is None:
                continue
            scores = {
                field: degree
                for field, degree in self.words.label(pair.name).items()
                if field in ("objective.unit", "objective.manager") and degree >= 0.6
            }
            if scores:
                objective.heading_unit = value_of(pair.value, header=pair.name)
        if objective.heading_unit is not None:
            return
        for heading in reversed(context):
            if self.context.names_unit(heading):
                objective.heading_unit = value_of(heading.title or heading.atom)
                return

    def _row(self, objective: ObjectiveDraft, row: GridRow, grid: Grid, bound: BoundGrid) -> None:
        for name, value in row_values(row, grid, bound, "objective").items():
            if name in _OF_EACH:
                objective.values.setdefault(name, value)
        steps = self._steps(objective, row, grid, bound)
        if not steps:
            objective.extras.extend(extras_of(row, grid, bound))
        if bound.year is not None:
            self._of_year(objective, row, bound, steps)
            return
        objective.steps.extend(steps)

    def _steps(
        self, objective: ObjectiveDraft, row: GridRow, grid: Grid, bound: BoundGrid
    ) -> list[StepDraft]:
        """The steps of a row; where titles and phases share a column, a phase is named there."""
        steps = steps_of_row(row, grid, bound, self.words)
        title = bound.column("objective.title")
        if title is None or not self._holds_phases(grid, bound):
            return steps
        cell = row.cells[title]
        if not _is_phase(row, bound):
            return [step for step in steps if {"description", "indicator"} & step.values.keys()]
        if cell is not None and len(steps) <= 1:
            step = steps[0] if steps else StepDraft()
            step.values.setdefault("description", value_of(cell))
            return [step]
        return steps

    def _holds_phases(self, grid: Grid, bound: BoundGrid) -> bool:
        """Whether rows without a code stand under rows with one, in the column of the titles."""
        return _holds_phases([grid], bound)

    def _of_year(
        self, objective: ObjectiveDraft, row: GridRow, bound: BoundGrid, steps: list[StepDraft]
    ) -> None:
        """Rows of several years under one indicator: that of the year that counts is the step."""
        cell = row.cells[bound.year] if bound.year is not None else None
        year = cell.text if cell is not None else ""
        for step in steps:
            name = step.values.get("indicator") or step.values.get("description")
            last = objective.steps[-1] if objective.steps else None
            is_same = last is not None and (
                name is None
                or name.text
                == (last.values.get("indicator") or last.values.get("description") or name).text
            )
            if not is_same or last is None:
                objective.steps.append(step)
            elif self.context.year is not None and str(self.context.year) in year:
                kept = {k: v for k, v in last.values.items() if k in ("indicator", "description")}
                last.values = {**step.values, **kept}
                last.verification = step.verification


def _is_phase(row: GridRow, bound: BoundGrid) -> bool:
    """Whether a row has a text in the column of the titles and no code beside it."""
    title, code = bound.column("objective.title"), bound.column("objective.code")
    if title is None or code is None:
        return False
    return row.cells[code] is None and row.cells[title] is not None and row.owns[title]


def _holds_phases(grids: Sequence[Grid], bound: BoundGrid) -> bool:
    """Whether a fair share of the rows are phases, told by the code that they lack."""
    if bound.column("step.description") is not None or bound.column("step.indicator") is not None:
        return False
    rows = [row for grid in grids for row in grid.rows]
    phases = sum(_is_phase(row, bound) for row in rows)
    return _PHASES <= phases / max(1, len(rows)) < 1.0


def _key_of(row: GridRow, title: int | None, code: int | None) -> tuple[object, ...] | None:
    """What tells the record of a row; None where it goes on with the one above."""
    keys: list[object] = []
    for at in (title, code):
        if at is None:
            continue
        cell = row.cells[at]
        if cell is None:
            keys.append(None)
        elif not row.owns[at]:
            keys.append(cell.text)
        else:
            keys.append(cell.text)
    if all(key is None for key in keys):
        return None
    if title is not None and row.cells[title] is None:
        return None
    return tuple(keys)


def _cells(template: Template, at: int) -> list[Atom]:
    """The cells of a column that hold words, each once."""
    return [
        cell
        for grid in template.grids
        for row in grid.rows
        if row.owns[at] and (cell := row.cells[at]) is not None
    ]


def _are_divided(template: Template, title: int) -> bool:
    """Whether the cells of the titles hold more than a title, in another hand or paragraph."""
    cells = _cells(template, title)
    divided = sum(len(_runs(cell)) > 1 for cell in cells)
    return divided >= _DIVIDED * max(1, len(cells))


def _step(above: Atom, line: Atom) -> float:
    return line.words[0].bottom - above.words[0].bottom


def _pitch(lines: Sequence[Atom]) -> float:
    """The smallest distance from line to line of a cell."""
    steps = [_step(above, line) for above, line in pairwise(lines) if above.page == line.page]
    return min((step for step in steps if step > 0), default=0.0) or float("inf")


def _runs(atom: Atom) -> list[Atom]:
    """The stretches of a cell that are set in one hand."""
    lines = atom.lines_as_atoms()
    pitch = _pitch(lines)
    runs: list[list[Atom]] = [[lines[0]]]
    for line in lines[1:]:
        last = runs[-1][-1]
        is_parted = line.page == last.page and _step(last, line) > _PARTED * pitch
        is_other_size = are_in_two_sizes(last, line)
        if is_other_size or line.is_bold != last.is_bold or is_parted:
            runs.append([line])
        else:
            runs[-1].append(line)
    return [joined_atoms(run) for run in runs]
