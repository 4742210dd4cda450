"""``verifica benchmark``: every body against its region."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.commands.options import (
    DEFAULT_DATABASE,
    DEFAULT_WAIT,
    Database,
    Debug,
    Output,
    Wait,
    chosen,
)

if TYPE_CHECKING:
    import duckdb

_PARTLY = "is_partly_understood"
_GROUP = ("region", "document_kind", "reference_year")
"""What the bodies compared have in common."""


_HEADLINES = {
    "declared_completion_pct": "declared %",
    "assessed_completion_pct": "assessed %",
    "share_unsettled_pct": "unsettled %",
    "share_late_pct": "late %",
    "median_slippage_days": "median days",
    "errors": "errors",
}
"""Measures of results that stand beside each other, with what their columns are called."""

_PLAN_HEADLINES = {
    "objectives": "objectives",
    "steps": "steps",
    "steps_per_objective": "steps per objective",
    "share_measurable_pct": "measurable %",
    "errors": "errors",
}
"""Measures of plans, which report no results."""

_NOT_RANKED = "Where fewer than 5 bodies can be compared, nothing is ranked."
"""As the view has it (decision 0032)."""


def _titled(names: Sequence[object], bodies: int) -> str:
    """What a group has in common, and how many bodies are in it."""
    shared = ", ".join(str(name) for name in names if name is not None)
    return f"{shared}: {bodies} {'body' if bodies == 1 else 'bodies'}"


def _is_ranked(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> bool:
    return any(row[columns.index("rank")] is not None for row in rows)


def _print_one_measure(title: str, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Print a measure, a row a body, best first."""
    from pipelines.output.rows import Format, print_rows, without

    hidden = [*_GROUP, _PARTLY, "metric", "programme", "programme_title", "title_checked_against"]
    if not _is_ranked(columns, rows):
        hidden += ["rank", "n", "reason"]
    print_rows(*without(columns, rows, hidden), Format.TABLE, title=title)


def _print_by_body(title: str, rows: list[dict[str, Any]]) -> None:
    """Print the measures that matter most, a row a body, each with its rank where it has one."""
    from pipelines.output.rows import Format, print_rows

    of_body: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        of_body[row["consortium_id"]][row["metric"]] = row
    headlines = _HEADLINES if rows[0]["reference_year"] else _PLAN_HEADLINES
    shown_measures = [
        metric
        for metric in headlines
        if any(own[metric]["value"] is not None for own in of_body.values() if metric in own)
    ]
    is_ranked = any(row["rank"] is not None for row in rows)
    lines = [
        [body, *(_with_rank(own.get(metric)) for metric in shown_measures)]
        for body, own in of_body.items()
    ]
    if is_ranked:
        medians = [_median(rows, metric) for metric in shown_measures]
        lines.append(["median of the region", *medians])
    names = [headlines[metric] for metric in shown_measures]
    title += "; value (rank)" if is_ranked else ""
    print_rows(["body", *names], lines, Format.TABLE, title=title)


def _with_rank(row: dict[str, Any] | None) -> object:
    from pipelines.output.values import shown

    if row is None or row["rank"] is None:
        return None if row is None else row["value"]
    return f"{shown(row['value'])} ({row['rank']})"


def _median(rows: list[dict[str, Any]], metric: str) -> float | None:
    found = (row["regional_median"] for row in rows if row["metric"] == metric)
    return next((value for value in found if value is not None), None)


def _hint(connection: "duckdb.DuckDBPyConnection", **asked: str | None) -> str:
    """What a region or a measure that nothing goes by may have been meant for."""
    from pipelines.output.suggestions import did_you_mean
    from pipelines.statements import run

    statements = {"region": "known_regions", "metric": "known_metrics"}
    hints = []
    for name, value in asked.items():
        known = [str(row[0]) for row in run(connection, "queries", statements[name]).fetchall()]
        if value is not None and value.casefold() not in map(str.casefold, known):
            hints.append(did_you_mean(value, known))
    return "".join(hints)


def benchmark(
    db: Database = DEFAULT_DATABASE,
    region: Annotated[
        str | None,
        typer.Option(metavar="R", help="Only this region; an empty text stands for all."),
    ] = None,
    programme: Annotated[
        str | None,
        typer.Option(metavar="P", help="Only objectives under this programme, such as 12.03."),
    ] = None,
    year: Annotated[
        int | None, typer.Option(metavar="Y", help="Only results of this year.")
    ] = None,
    metric: Annotated[
        str | None, typer.Option(metavar="M", help="Only this measure (see the view metrics).")
    ] = None,
    include_partly: Annotated[
        bool,
        typer.Option(
            "--include-partly", help="Compare documents too that were understood in part."
        ),
    ] = False,
    output: Output = None,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Show every body against its region; how far it goes depends on how many there are.

    A document that was understood in part is listed without a rank and counts in no median.
    """
    from pipelines.errors import UsageError
    from pipelines.output.console import say, tell
    from pipelines.output.rows import Format, columns_of, print_rows
    from pipelines.statements import run
    from pipelines.store.connection import open_reader

    if programme and metric:
        raise UsageError("--programme and --metric do not go together; leave one out.")
    name = "benchmark_programmes" if programme else "benchmark"
    with open_reader(db) as connection:
        result = run(
            connection,
            "queries",
            name,
            region=region or None,
            programme=programme,
            year=year,
            metric=metric,
            include_partly=include_partly,
        )
        columns, rows = columns_of(result), result.fetchall()
        hint = "" if rows else _hint(connection, region=region or None, metric=metric)
    form = chosen(output)
    if form is not Format.TABLE:
        print_rows(columns, rows, form)
    else:
        groups = groupby(rows, key=lambda row: tuple(row[columns.index(name)] for name in _GROUP))
        for names, members in groups:
            listed = list(members)
            title = _titled(names, len({row[columns.index("consortium_id")] for row in listed}))
            if programme or metric:
                _print_one_measure(title, columns, listed)
            else:
                _print_by_body(title, [dict(zip(columns, row, strict=True)) for row in listed])
        if rows and not _is_ranked(columns, rows):
            say(_NOT_RANKED)
        if rows and not (programme or metric):
            say("--metric M shows one measure, best first; --format csv all of them.")
    partly = {row[columns.index("consortium_id")] for row in rows if row[columns.index(_PARTLY)]}
    if partly and not include_partly:
        tell(
            f"Understood in part and therefore not compared: {', '.join(sorted(partly))}; "
            "--include-partly compares them too."
        )
    if not rows:
        tell(f"Nothing stored answers to that; leave out a filter.{hint}")
