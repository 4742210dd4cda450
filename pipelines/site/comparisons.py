"""Pages that compare bodies: every two and three of a few, classes of many."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import Any

from pipelines.site.answers import Answers, Row
from pipelines.site.charts import chunks
from pipelines.site.names import class_page, comparison_page

PAIRS_UP_TO = 24
"""Bodies up to which every two have a page: 276 pages then."""

TRIPLES_UP_TO = 8
"""Bodies up to which every three have a page too: 56 pages then."""

_SIDE_BY_SIDE = 6
"""Bodies in one table where there are too many for pages of their own."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A page that compares bodies.

    Attributes:
        path: Its place from the root of the site.
        title: Its title.
        sets: The documents that stand beside each other, table by table.
    """

    path: str
    title: str
    sets: tuple[tuple[Row, ...], ...]


def _short(body: Row) -> str:
    return str(body["acronym"] or body["name"] or body["consortium_id"])


def comparisons(standing: Sequence[Row], bodies: dict[str, Row]) -> Iterator[Comparison]:
    """The pages that compare bodies.

    Args:
        standing: The document that stands for each body.
        bodies: The bodies by identifier.
    """
    if len(standing) > PAIRS_UP_TO:
        yield from _classes(standing, bodies)
        return
    sizes = (2, 3) if len(standing) <= TRIPLES_UP_TO else (2,)
    for size in sizes:
        for members in combinations(standing, size):
            ids = [one["consortium_id"] for one in members]
            names = ", ".join(_short(bodies[name]) for name in ids)
            yield Comparison(comparison_page(ids), f"Side by side: {names}", (members,))


def _classes(standing: Sequence[Row], bodies: dict[str, Row]) -> Iterator[Comparison]:
    """A page for each class of bodies: those of one region and one kind."""

    def class_of(document: Row) -> tuple[str, str]:
        body = bodies[document["consortium_id"]]
        return body["region"] or "", body["kind"] or ""

    for (region, kind), members in groupby(sorted(standing, key=class_of), class_of):
        name = ", ".join(part.replace("_", " ") for part in (region or "region not known", kind))
        sets = tuple(map(tuple, chunks(list(members), _SIDE_BY_SIDE)))
        yield Comparison(class_page(region, kind), f"Side by side: {name}", sets)


def partners(
    found: Sequence[Comparison],
) -> dict[frozenset[str], str]:
    """The page of each set of bodies that has one, by their identifiers."""
    return {
        frozenset(one["consortium_id"] for one in members): comparison.path
        for comparison in found
        for members in comparison.sets
    }


def figures_of(standing: Sequence[Row], answers: Answers) -> dict[str, Any]:
    """What the tables of all comparisons are made of, by measure, programme and check."""
    ids = [one["document_id"] for one in standing]
    measures: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in answers.rows("site_measures", document_ids=ids):
        measures[row["metric"]][row["document_id"]] = row
    themes: dict[str, dict[str, int]] = defaultdict(dict)
    titles: dict[str, str | None] = {}
    for row in answers.rows("site_themes", document_ids=ids):
        themes[row["programme"]][row["document_id"]] = row["objectives"]
        titles[row["programme"]] = row["title"]
    findings: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in answers.rows("site_document_findings", document_ids=ids):
        findings[row["severity"], row["kind"]][row["document_id"]] = row["findings"]
    return {
        "measures": measures,
        "themes": themes,
        "theme_titles": titles,
        "findings": findings,
    }
