"""``verifica show``: one document as people read it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.options import (
    DEFAULT_DATABASE,
    DEFAULT_WAIT,
    Database,
    Debug,
    MaskPeople,
    Output,
    Wait,
    chosen,
    masked,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from pipelines.output.rows import Format

_SHOWS_PEOPLE = "--evidence shows people as they are printed; leave --mask-people out."

_STEP_COLUMNS = {
    "step_code": "step",
    "step": "what",
    "deadline": "deadline",
    "weight_in_objective_pct": "weight",
    "weight_in_year_pct": "of the year",
    "achieved_pct": "achieved",
    "assessed_outcome": "assessed",
    "status": "punctuality",
}


def _pages(document: dict[str, Any]) -> str:
    """How many pages a document has, or which of those of a file that holds several."""
    first, last, count = (document[name] for name in ("first_page", "last_page", "page_count"))
    if first is None or (first, last) == (1, count):
        return f"{count} pages"
    return f"page {first} of {count}" if first == last else f"pages {first}-{last} of {count}"


def _heading(document: dict[str, Any]) -> list[str]:
    """What a document is, in a few lines."""
    period = "-".join(
        str(year) for year in (document["period_start"], document["period_end"]) if year
    )
    results = f", results of {document['reference_year']}" if document["reference_year"] else ""
    lines = [
        f"{document['document_id']}: {document['kind']} {period}{results}",
        f"{document['owner']}",
        f"{document['title'] or '(no title)'}, {_pages(document)}",
        f"{document['objectives']} objectives, {document['steps_total']} steps"
        + (f", {document['steps_due']} due" if document["steps_due"] is not None else ""),
    ]
    for name in ("declared", "assessed", "cumulative"):
        value, reason = document[f"{name}_completion_pct"], document[f"{name}_reason"]
        figure = f"{value:.2f}%" if value is not None else f"not known: {reason}"
        lines.append(f"{name} completion: {figure}")
    return lines


def _banner(document: dict[str, Any]) -> str | None:
    """What to know before a document that was understood in part is believed."""
    if not document["is_partly_understood"]:
        return None
    share = document["coverage_pct"]
    figure = f" ({share:.1f}% of its words are in records)" if share is not None else ""
    status = document["reading_status"].replace("_", " ")
    reason = (document["status_basis"] or "the reason is not known").rstrip(".")
    count, pages = document["unread_regions"], document["unread_pages"]
    left_out = f" {_regions(count, pages)} left out:" if count else ""
    return (
        f"! {status}{figure}: {reason}.{left_out} verifica show {document['document_id']} "
        "--doubtful lists what to look at."
    )


def _regions(count: int, pages: str) -> str:
    return f"1 region of page {pages}" if count == 1 else f"{count} regions on pages {pages}"


def _objective_line(objective: dict[str, Any]) -> str:
    figures = [
        f"{name} {objective[f'{name}_completion_pct']:.2f}%"
        for name in ("declared", "assessed", "cumulative")
        if objective[f"{name}_completion_pct"] is not None
    ]
    code = f"{objective['code']}  " if objective["code"] else ""
    weight = f", weight {objective['weight_pct']:g}%" if objective["weight_pct"] else ""
    return f"{code}{objective['title']} [{objective['kind']}{weight}] {', '.join(figures)}"


def _dicts(columns: "Sequence[str]", rows: "Sequence[Sequence[Any]]") -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _show_doubtful(
    connection: "duckdb.DuckDBPyConnection", document_id: str, objective: str | None, form: "Format"
) -> None:
    """Print what a person should look at."""
    from pipelines.output.console import tell
    from pipelines.output.rows import columns_of, print_rows
    from pipelines.statements import run

    result = run(
        connection, "queries", "show_doubtful", document_id=document_id, objective=objective
    )
    columns, rows = columns_of(result)[:-1], [row[:-1] for row in result.fetchall()]
    print_rows(columns, rows, form, title=f"{len(rows)} doubtful places")
    if not rows:
        tell("Nothing is doubtful. Ingest with --cross-check to ask a second reader.")


def _write_evidence(connection: "duckdb.DuckDBPyConnection", name: str, target: Path) -> str:
    """Write a step's words as they stand on the pages, and say what was written.

    Raises:
        UsageError: When no step, or more than one, goes by the name, or the file is no picture.
    """
    from pipelines.errors import UsageError
    from pipelines.pictures.crop import Box, write_crop
    from pipelines.pictures.pages import Original
    from pipelines.statements import run
    from pipelines.store.lookup import find_step

    if target.suffix.lower() != ".png":
        raise UsageError(f"--evidence {target} does not end with .png; name such a file.")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{target.parent} is no folder; make it, or name another file.")
    step_id = find_step(connection, name)
    rows = run(connection, "queries", "boxes_of_step", step_id=step_id).fetchall()
    if not rows:
        raise UsageError(f"Nothing says where the values of {step_id} stand.")
    boxes = [Box(table, page, tuple(edges)) for table, page, *edges, _, _ in rows]
    pages = write_crop(Original(Path(rows[0][-2]), rows[0][-1]), boxes, target)
    told = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"
    return f"{target}: {step_id}, {told}; planned green, verified orange."


def show(
    document: Annotated[
        str,
        typer.Argument(
            help="Its identifier, the start of it, or its file's name; with --evidence a step: its "
            "identifier or its code.",
            metavar="DOCUMENT|STEP",
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    objective: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only this objective.")
    ] = None,
    doubtful: Annotated[
        bool,
        typer.Option("--doubtful", help="Only what a person should look at, and why."),
    ] = False,
    evidence: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.png",
            help="Write a picture of what a step's values were read from, with their boxes.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    mask_people: MaskPeople = False,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Show one document: objectives, steps, completion."""
    from pipelines.errors import UsageError
    from pipelines.output.console import say, say_folded, tell
    from pipelines.output.rows import Format, columns_of, print_rows
    from pipelines.output.values import shown
    from pipelines.statements import run
    from pipelines.store.connection import open_reader
    from pipelines.store.lookup import find_document

    with open_reader(db) as connection:
        if evidence is not None:
            if mask_people:
                raise UsageError(
                    "--evidence shows people as they are printed; leave --mask-people out."
                )
            tell(_write_evidence(connection, document, evidence))
            return
        document_id = find_document(connection, document)
        if doubtful:
            _show_doubtful(connection, document_id, objective, chosen(output))
            return
        answers = {}
        for name in ("show_document", "show_objectives", "show_steps"):
            result = run(connection, "queries", name, document_id=document_id, objective=objective)
            names, found = columns_of(result), result.fetchall()
            answers[name] = names, list(masked(db, names, found, mask_people))
    columns, rows = answers["show_steps"]
    if objective and not answers["show_objectives"][1]:
        raise UsageError(f"{document_id} has no objective {objective!r}; leave --objective out.")
    form = chosen(output)
    (heading,) = _dicts(*answers["show_document"])
    banner = _banner(heading)
    if form is not Format.TABLE:
        print_rows(columns[:-1], [row[:-1] for row in rows], form)
        if banner is not None:
            tell(banner)
        return
    say_folded([banner] if banner is not None else [])
    say_folded(_heading(heading), indent=2)
    steps = _dicts(columns, rows)
    for one in _dicts(*answers["show_objectives"]):
        say()
        say_folded([_objective_line(one)], indent=2)
        members = [step for step in steps if step["objective_id"] == one["objective_id"]]
        kept = [name for name in _STEP_COLUMNS if any(shown(step[name]) for step in members)]
        print_rows(
            [_STEP_COLUMNS[name] for name in kept],
            [[step[name] for name in kept] for step in members],
            form,
        )
