"""Templates into pages. Every text is escaped; nothing is left out in silence."""

from collections.abc import Mapping
from datetime import date, datetime
from importlib.metadata import version
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipelines.output.values import shown
from pipelines.site.groups import about
from pipelines.site.links import web_address
from pipelines.site.names import (
    body_page,
    document_page,
    drawn_page,
    drawn_picture,
    evidence_page,
    objective_anchor,
    region_page,
    step_anchor,
    word_anchor,
)
from pipelines.site.pages import Page, body_name

_NOT_GIVEN = Markup('<abbr class="none" title="not given">—</abbr>')
"""What stands for NULL."""


def _finalized(value: object) -> object:
    """A value as a page shows it: NULL as a dash, no control characters, two decimals at most."""
    if value is None:
        return _NOT_GIVEN
    if isinstance(value, Markup):
        return value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return shown(value)


def _words(text: str | None) -> str | None:
    """A word of a closed vocabulary as people write it."""
    return None if text is None else text.replace("_", " ")


def _measure(name: str) -> str:
    """A measure's name as people write it, without the unit, which stands beside its values."""
    return name.removesuffix("_pct").removesuffix("_days").replace("_", " ")


def _unit(name: str) -> str | None:
    """The unit of a measure, which its name ends with; None for a count."""
    if name.endswith("_pct"):
        return "%"
    return "days" if name.endswith("_days") else None


def _percent(value: float | None, reason: str | None = None) -> Markup:
    """A percentage with two decimals and its exact value; without one, a dash and the reason."""
    if value is None:
        return _missing(reason)
    return Markup('<data value="{}">{:.2f}%</data>').format(value, value)


def _number(value: float | None, unit: str | None = None, reason: str | None = None) -> Markup:
    """A figure in its unit and its exact value; without one, a dash and the reason."""
    if value is None:
        return _missing(reason)
    if unit == "%":
        return _percent(value)
    text = f"{shown(value)} {unit}" if unit else shown(value)
    return Markup('<data value="{}">{}</data>').format(value, text)


def _days(count: int) -> str:
    if count == 0:
        return "on the day"
    noun = "day" if abs(count) == 1 else "days"
    return f"{abs(count)} {noun} {'late' if count > 0 else 'early'}"


def _lateness(first: int | None, last: int | None) -> str:
    """Days from the deadline to the first and the last day of completion, in words."""
    if last is None:
        return "" if first is None else f"{_days(first)} or later"
    if first == last:
        return _days(last)
    if first is None:
        return f"{_days(last)} or earlier"
    return f"{_days(first)} to {_days(last)}"


def _missing(reason: str | None) -> Markup:
    if reason is None:
        return _NOT_GIVEN
    return Markup('{} <span class="reason">{}</span>').format(_NOT_GIVEN, reason)


def environment(made: Mapping[str, Any] | None = None) -> Environment:
    """What draws the pages.

    Args:
        made: When the documents were last read and by which rules, for the foot of every page.
    """
    drawn = Environment(
        loader=PackageLoader("pipelines.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn.filters.update(
        words=_words,
        measure=_measure,
        unit=_unit,
        percent=_percent,
        figure=_number,
        web_address=web_address,
        about=about,
        body_name=body_name,
        body_page=body_page,
        document_page=document_page,
        drawn_page=drawn_page,
        drawn_picture=drawn_picture,
        evidence_page=evidence_page,
        region_page=region_page,
    )
    drawn.globals.update(
        objective_anchor=objective_anchor,
        step_anchor=step_anchor,
        word_anchor=word_anchor,
        lateness=_lateness,
        not_given=_NOT_GIVEN,
        made=made or {},
        program_version=version("verifica"),
    )
    return drawn


def draw(drawn: Environment, page: Page) -> str:
    """The text of a page.

    Args:
        drawn: What :func:`environment` gave.
        page: What it shows.
    """
    root = "../" * page.path.count("/")
    context: dict[str, Any] = {"root": root, "title": page.title, "path": page.path}
    return drawn.get_template(page.template).render(**context, **page.content)
