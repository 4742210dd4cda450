"""The pages of the site, each with what it shows."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby
from typing import Any

from pipelines.site.answers import Answers, Row
from pipelines.site.charts import completion_chart, punctuality_chart
from pipelines.site.comparisons import (
    PAIRS_UP_TO,
    TRIPLES_UP_TO,
    comparisons,
    figures_of,
    partners,
)
from pipelines.site.gallery import Gallery
from pipelines.site.groups import Group, about, groups_of
from pipelines.site.names import (
    body_page,
    document_page,
    drawn_page,
    evidence_page,
    place_anchor,
    region_page,
)
from pipelines.store.dictionary import Entry

FINDINGS_LISTED = 1000
"""Findings on the page of all of them; the documents' own pages hold every one."""

_NO_LIMIT = 2**62

_Counterparts = dict[tuple[str, int], list[tuple[Row, int]]]
"""Documents and positions of the same objective elsewhere, by document and position."""

_HEADLINES = (
    "declared_completion_pct",
    "assessed_completion_pct",
    "share_unsettled_pct",
    "share_late_pct",
    "median_slippage_days",
    "errors",
)
"""Measures on the start page; all of them stand on the benchmark's own."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is drawn.

    Attributes:
        path: Its place from the root of the site.
        template: What draws it.
        title: Its title.
        content: The names that its template knows.
    """

    path: str
    template: str
    title: str
    content: dict[str, Any] = field(default_factory=dict)


def body_name(body: Row) -> str:
    """A body as headings name it."""
    return str(body["name"] or body["acronym"] or body["consortium_id"])


def _label(document: Row) -> str:
    return f"{document['kind']} {about(document)}"


def _body(body: Row, documents: list[Row], regions: set[str | None], answers: Answers) -> Page:
    name = body_name(body)
    labelled = [(_label(document), document) for document in documents]
    results = [(about(one), one) for one in documents if one["reference_year"] and one["is_latest"]]
    rates: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in answers.rows("site_rates", consortium_id=body["consortium_id"]):
        rates[row["family"]][row["document_id"]] = row
    programmes = answers.rows("site_programmes", consortium_id=body["consortium_id"])
    return Page(
        body_page(body["consortium_id"]),
        "body.html",
        name,
        {
            "body": body,
            "is_compared": body["region"] in regions,
            "documents": documents,
            "completion": completion_chart(results),
            "punctuality": punctuality_chart(labelled),
            "rates": rates,
            "programmes": [
                (_label({**group[0], "kind": group[0]["document_kind"]}), group)
                for group in (
                    list(rows) for _, rows in groupby(programmes, lambda row: row["document_id"])
                )
            ],
        },
    )


def _document_pages(
    document: Row, body: Row, counterparts: _Counterparts, answers: Answers, gallery: Gallery
) -> Iterator[Page]:
    """The page of a document, and where its pages were drawn those that show its evidence."""
    document_id = document["document_id"]
    steps: dict[str, list[Row]] = defaultdict(list)
    for step in answers.rows("site_steps", document_id=document_id):
        steps[step["objective_id"]].append(step)
    objectives = answers.rows("site_objectives", document_id=document_id)
    places = gallery.places_of(document, answers)
    shared = {
        "document": document,
        "body": body,
        "places": places,
        "counterparts": {
            objective["position"]: counterparts.get((document_id, objective["position"]), [])
            for objective in objectives
        },
    }
    yield _document(document, shared, objectives, steps, answers)
    if places is None:
        return
    name = f"{body_name(body)}: {_label(document)}"
    for objective in objectives:
        yield Page(
            evidence_page(document_id, objective["position"]),
            "evidence.html",
            f"{name}, objective {objective['code'] or objective['position']}",
            {**shared, "objective": objective, "steps": steps.get(objective["objective_id"], [])},
        )
    titles = _titles(objectives, steps)
    for number in sorted(places.sizes):
        yield Page(
            drawn_page(document_id, number),
            "page.html",
            f"{name}, page {number}",
            {**shared, "number": number, "titles": titles},
        )


def _titles(objectives: Sequence[Row], steps: dict[str, list[Row]]) -> dict[str, str]:
    """What the boxes of a record are of, by the anchor that they share."""
    titles = {"document": "The document"}
    for objective in objectives:
        place = objective["position"]
        titles[place_anchor("objective", place, None)] = f"Objective {objective['code'] or place}"
        for step in steps.get(objective["objective_id"], []):
            name = f"Step {step['code'] or step['position']}"
            titles[place_anchor("step", place, step["position"])] = name
            titles[place_anchor("verification", place, step["position"])] = f"{name}, verified"
    return titles


def _document(
    document: Row,
    shared: dict[str, Any],
    objectives: list[Row],
    steps: dict[str, list[Row]],
    answers: Answers,
) -> Page:
    document_id, body = document["document_id"], shared["body"]
    return Page(
        document_page(document_id),
        "document.html",
        f"{body_name(body)}: {_label(document)}",
        {
            **shared,
            "objectives": objectives,
            "steps": steps,
            "scores": answers.rows("unit_scores_of", document_id=document_id),
            "findings": answers.rows("site_findings", document_id=document_id, limit=_NO_LIMIT),
            "unread": answers.rows("site_unread", document_id=document_id),
            "attachments": answers.rows("site_attachments", document_id=document_id),
            "punctuality": punctuality_chart([("due steps", document)]),
        },
    )


def _comparisons(
    documents: dict[str, Row], bodies: dict[str, Row], answers: Answers
) -> Iterator[Page]:
    """The page on which bodies to compare are picked, and those that compare them."""
    standing = [
        documents[row["document_id"]]
        for row in answers.rows("compare_documents", first=None, second=None, year=None)
    ]
    found = list(comparisons(standing, bodies))
    pages = partners(found)
    ids = [one["consortium_id"] for one in standing]

    def choices(chosen: Iterable[str]) -> list[tuple[str, str]]:
        """Bodies that can be added to some, with the page that compares them all."""
        present = set(chosen)
        targets = {name: pages.get(frozenset({*present, name})) for name in ids}
        return [
            (body_name(bodies[name]), target)
            for name, target in targets.items()
            if target is not None and name not in present
        ]

    yield Page(
        "compare.html",
        "compare.html",
        "Side by side",
        {
            "standing": standing,
            "by_class": found if len(standing) > PAIRS_UP_TO else [],
            "has_triples": 2 < len(standing) <= TRIPLES_UP_TO,
            "choices": {name: choices([name]) for name in ids},
        },
    )
    figures = figures_of(standing, answers)
    for comparison in found:
        first = [one["consortium_id"] for one in comparison.sets[0]]
        content = {**figures, "sets": comparison.sets, "thirds": choices(first)}
        yield Page(comparison.path, "compared.html", comparison.title, content)


def _words() -> list[tuple[str, str]]:
    """Words of the pages, each with its meaning."""
    source = files("pipelines.site").joinpath("words.toml").read_text(encoding="utf-8")
    return [(entry["name"], entry["meaning"]) for entry in tomllib.loads(source)["word"]]


def _meaning(answers: Answers, dictionary: Sequence[Entry]) -> Page:
    content = {
        "words": _words(),
        "metrics": answers.rows("site_metrics"),
        "checks": answers.rows("site_checks"),
        "dictionary": dictionary,
    }
    return Page("meaning.html", "meaning.html", "What every figure means", content)


def _start(answers: Answers, figures: Row) -> Page:
    content = {
        "figures": figures,
        "headlines": _HEADLINES,
        "failures": answers.rows("site_failures"),
        "passed_over": answers.rows("site_passed_over"),
    }
    return Page("index.html", "index.html", "Performance plans and reports", content)


def _findings(answers: Answers, figures: Row) -> Page:
    content = {
        "total": figures["errors"] + figures["warnings"] + figures["remarks"],
        "counts": answers.rows("site_finding_counts"),
        "findings": answers.rows("site_findings", document_id=None, limit=FINDINGS_LISTED),
    }
    return Page("findings.html", "findings.html", "Consistency findings", content)


def _by_region(groups: Sequence[Group]) -> list[tuple[str | None, list[Group]]]:
    return [(region, list(own)) for region, own in groupby(groups, lambda one: one.region)]


def _regions(groups: Sequence[Group]) -> Page:
    content = {"regions": _by_region(groups)}
    return Page("benchmark.html", "benchmark.html", "Every body against its region", content)


def _region_pages(groups: Sequence[Group]) -> Iterator[Page]:
    for region, own in _by_region(groups):
        title = f"{region or 'Region not known'}: every body against its region"
        yield Page(region_page(region), "region.html", title, {"own": own})


def pages(answers: Answers, dictionary: Sequence[Entry], gallery: Gallery) -> Iterator[Page]:
    """Every page of the site.

    Args:
        answers: What they are made of.
        dictionary: What every table, view and column means.
        gallery: Draws the pages of documents.
    """
    bodies = {row["consortium_id"]: row for row in answers.rows("site_bodies")}
    documents = {row["document_id"]: row for row in answers.rows("site_documents")}
    (figures,) = answers.rows("site_figures")
    groups = groups_of(answers)
    shared = {"bodies": bodies, "documents": documents, "groups": groups}
    for page in (
        _start(answers, figures),
        _regions(groups),
        *_region_pages(groups),
        *_comparisons(documents, bodies, answers),
        _findings(answers, figures),
    ):
        page.content.update(shared)
        yield page
    yield _meaning(answers, dictionary)
    regions = {group.region for group in groups}
    counterparts: _Counterparts = defaultdict(list)
    for row in answers.rows("site_counterparts"):
        other = documents[row["other_document_id"]], row["other_position"]
        counterparts[row["document_id"], row["position"]].append(other)
    of_body: dict[str, list[Row]] = defaultdict(list)
    for document in documents.values():
        of_body[document["consortium_id"]].append(document)
    for consortium_id, body in bodies.items():
        yield _body(body, of_body[consortium_id], regions, answers)
        for document in of_body[consortium_id]:
            yield from _document_pages(document, body, counterparts, answers, gallery)
