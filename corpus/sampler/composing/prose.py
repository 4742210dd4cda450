"""Objectives without tables: labels run into prose, and headings with bullets."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.sampler.attributes import Container, TitlePlace, choose
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.data import content
from corpus.sampler.printed import Entry
from corpus.typesetting.blocks import Block, Gap, Paragraph


def compose_prose(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """Compose one objective without a table."""
    yield from _opening(sheet, entry)
    for item in sheet.objective_fields("objective.code", "objective.title"):
        yield Paragraph(entry.values[item], label=f"{sheet.wording.label(item)}: ", space_after=1)
    if sheet.attributes.container is Container.BULLETS:
        yield from _bullets(sheet, entry)
    else:
        yield from _run_in(sheet, entry)
    yield Gap(14)


def _opening(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    place = sheet.attributes.title_place
    if place is TitlePlace.LABEL:
        for item in ("objective.code", "objective.title"):
            if entry.values[item]:
                label = f"{sheet.wording.label(item)}: "
                yield Paragraph(entry.values[item], label=label, space_after=1)
    elif place is TitlePlace.LINE_BELOW:
        yield Paragraph(sheet.heading(entry, with_title=False), bold=True, space_after=1)
        yield Paragraph(entry.truth.title, space_after=3)
    else:
        yield Paragraph(sheet.heading(entry, with_title=True), bold=True, size=10, space_after=3)


def _bullets(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """A bullet for each step, its further fields in brackets after it."""
    sign = choose(sheet.seed, "bullet", ("•", "-", "–"))
    yield Paragraph(sheet.wording.label("heading.steps"), bold=True, space_after=1)
    for number in range(len(entry.steps)):
        first, *others = _told(sheet)
        text = sheet.step_text(first, entry, number)
        rest = "; ".join(
            f"{sheet.wording.label(item)}: {sheet.step_text(item, entry, number)}"
            for item in others
        )
        yield Paragraph(f"{sign} {text} ({rest})" if rest else f"{sign} {text}", space_after=1)


def _run_in(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """A paragraph for each step: "Indicatore: …; Target: …; Scadenza: …"."""
    forms = content("documents")["run_in"]
    between: str = choose(sheet.seed, "between", forms["between"])
    after: str = choose(sheet.seed, "after label", forms["after_label"])
    for number in range(len(entry.steps)):
        first, *others = _told(sheet)
        label = f"{sheet.wording.label(first)}{after}"
        rest = [
            f"{sheet.wording.label(item)}{after}{sheet.step_text(item, entry, number)}"
            for item in others
        ]
        text = between.join([sheet.step_text(first, entry, number), *rest])
        yield Paragraph(f"{text}.", label=label, space_after=2)


def _told(sheet: Sheet) -> tuple[str, ...]:
    """The fields of a step, that which names it first."""
    fields = sheet.selection.of_steps
    first = [item for item in ("step.description", "step.indicator") if item in fields][:1]
    return (*first, *(item for item in fields if item not in first))
