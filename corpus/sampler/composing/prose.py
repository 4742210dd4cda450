"""Objectives without tables: labels run into prose, headings with bullets, lists by letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.sampler.attributes import Container, TitlePlace
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.composing.step_tables import labelled_lines
from corpus.sampler.data import content
from corpus.sampler.draws import choose
from corpus.sampler.facts.printed import Entry
from corpus.typesetting.blocks import Block, Gap, Paragraph


def compose_prose(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """Compose one objective without a table."""
    yield from _opening(sheet, entry)
    fields = sheet.objective_fields("objective.code", "objective.title")
    yield from labelled_lines(sheet, entry, fields)
    container = sheet.attributes.container
    if container is Container.RUN_IN:
        yield from _run_in(sheet, entry)
    elif container is Container.LETTERS_APART:
        yield from _letters(sheet, entry)
    else:
        sign = choose(sheet.seed, "bullet", ("• ", "- ", "– "))
        heading = sheet.wording.label("heading.steps")
        yield from _list(sheet, entry, heading, _told(sheet), [sign] * len(entry.steps))
    yield Gap(14)


def _opening(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    place = sheet.attributes.title_place
    if place is TitlePlace.LABEL:
        yield from labelled_lines(sheet, entry, ("objective.code", "objective.title"))
    elif place is TitlePlace.LINE_BELOW:
        yield Paragraph(sheet.heading(entry, with_title=False), bold=True, space_after=1)
        yield Paragraph(entry.values["objective.title"], space_after=3)
    else:
        yield Paragraph(sheet.heading(entry, with_title=True), bold=True, size=10, space_after=3)


def _list(
    sheet: Sheet, entry: Entry, heading: str, fields: Sequence[str], signs: Sequence[str]
) -> Iterator[Block]:
    """A heading and a line for each step, its further fields in brackets behind the first."""
    yield Paragraph(heading, bold=True, space_after=1)
    first, *others = fields
    for number, sign in enumerate(signs):
        rest = "; ".join(
            sheet.labelled(field, sheet.step_text(field, entry, number)) for field in others
        )
        text = sign + sheet.step_text(first, entry, number)
        yield Paragraph(f"{text} ({rest})" if rest else text, space_after=1)


def _letters(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """What is to be done under letters, and what was done in a list of its own under the same."""
    letters = [f"{letter}) " for letter, _ in zip("abcdef", entry.steps, strict=False)]
    fields = _told(sheet)
    results = [field for field in fields if field.startswith("verification.")]
    plans = [field for field in fields if field not in results]
    yield from _list(sheet, entry, sheet.wording.label("heading.steps"), plans, letters)
    if results:
        yield from _list(sheet, entry, sheet.wording.label(results[0]), results, letters)


def _run_in(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """A paragraph for each step: "Indicatore: …; Target: …; Scadenza: …"."""
    forms = content("documents")["run_in"]
    between: str = choose(sheet.seed, "between", forms["between"])
    after: str = choose(sheet.seed, "after label", forms["after_label"])
    first, *others = _told(sheet)
    for number in range(len(entry.steps)):
        rest = [
            f"{sheet.wording.label(field)}{after}{sheet.step_text(field, entry, number)}"
            for field in others
        ]
        text = between.join([sheet.step_text(first, entry, number), *rest])
        yield Paragraph(f"{text}.", label=f"{sheet.wording.label(first)}{after}", space_after=2)


def _told(sheet: Sheet) -> tuple[str, ...]:
    """The fields of a step, that which names it first."""
    fields = sheet.selection.of_steps
    first = [field for field in ("step.description", "step.indicator") if field in fields][:1]
    return (*first, *(field for field in fields if field not in first))
