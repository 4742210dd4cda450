"""``verifica ask``: the cookbook's questions by name."""

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
    import duckdb

    from pipelines.asking.questions import Question

_NEEDED = {"step": "step", "body": "other", "other": "other"}
"""Options that a question with the parameter beside them cannot do without."""

_LISTED = ("name", "who asks", "question", "takes")


def _find(name: str) -> "Question":
    """The question that goes by a name, or by the number that it has in the cookbook.

    Raises:
        UsageError: When none does.
    """
    from pipelines.asking.questions import questions
    from pipelines.errors import UsageError
    from pipelines.output.suggestions import did_you_mean

    for question in questions():
        if name in (question.name, question.file) or question.file == f"{name:0>2}-{question.name}":
            return question
    names = [question.name for question in questions()]
    raise UsageError(
        f"No question is called {name!r}; `verifica ask` lists them.{did_you_mean(name, names)}"
    )


def _bodies(
    connection: "duckdb.DuckDBPyConnection", body: str | None, region: str | None
) -> list[str] | None:
    """The bodies that a question is about; None for all of them."""
    from pipelines.statements import run
    from pipelines.store.lookup import check_consortium

    if body is not None:
        check_consortium(connection, body)
        return [body]
    if region is None:
        return None
    rows = run(connection, "queries", "bodies_of_region", region=region).fetchall()
    return [str(row[0]) for row in rows]


def _check(question: "Question", given: dict[str, object]) -> None:
    """Make sure that a question takes what is given, and is given what it cannot do without.

    Raises:
        UsageError: When not.
    """
    from pipelines.errors import UsageError

    for option, value in given.items():
        if value is not None and f"--{option}" not in question.options:
            raise UsageError(
                f"The question {question.name!r} takes no --{option}; it takes "
                f"{', '.join(question.options) or 'none'}."
            )
    needed = [name for name in _NEEDED if _NEEDED[name] in question.parameters]
    if missing := [f"--{name}" for name in needed if given[name] is None]:
        raise UsageError(f"The question {question.name!r} needs {' and '.join(missing)}.")


def ask(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            help="A question; all of them are listed when none is named.", show_default=False
        ),
    ] = None,
    body: Annotated[
        str | None, typer.Option(metavar="ID", help="Only this body.", show_default=False)
    ] = None,
    year: Annotated[
        int | None, typer.Option(metavar="Y", help="Only this year.", show_default=False)
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(metavar="R", help="Only this region; an empty text stands for all."),
    ] = None,
    step: Annotated[
        str | None, typer.Option(metavar="CODE", help="The step in question.", show_default=False)
    ] = None,
    other: Annotated[
        str | None, typer.Option(metavar="ID", help="The body to compare with.", show_default=False)
    ] = None,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    mask_people: MaskPeople = False,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Answer a question of the cookbook by its name; without one, list them."""
    from pipelines.asking.questions import questions
    from pipelines.output.console import say_folded, tell
    from pipelines.output.rows import Format, columns_of, print_rows
    from pipelines.statements import run
    from pipelines.store.connection import open_reader
    from pipelines.store.lookup import check_consortium

    form = chosen(output)
    if name is None:
        rows = [
            (one.name, one.who, one.text, ", ".join(one.options).replace("--", ""))
            for one in questions()
        ]
        print_rows(_LISTED, rows, form)
        return
    question = _find(name)
    is_of_project = region is not None and (ctx.default_map or {}).get("region") == region
    takes_region = "--region" in question.options
    asked_region = None if is_of_project and not takes_region else region or None
    given: dict[str, Any] = {
        "body": body,
        "year": year,
        "region": asked_region,
        "step": step,
        "other": other,
    }
    _check(question, given)
    with open_reader(db) as connection:
        if other is not None:
            check_consortium(connection, other)
        bodies = _bodies(connection, body, asked_region)
        parameters = {"bodies": bodies, "year": year, "step": step, "other": other}
        result = run(connection, "questions", question.file, **parameters)
        columns, found = columns_of(result), result.fetchall()
    if form is Format.TABLE:
        say_folded([question.text, *([question.note] if question.note else [])])
    print_rows(columns, masked(db, columns, found, mask_people), form)
    if not found:
        tell("Nothing stored answers to that.")
