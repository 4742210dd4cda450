"""``verifica explain``: why the words of a step were read as they were."""

from collections.abc import Sequence
from typing import Annotated

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

_COLUMNS = ("part", "name", "verdict", "field", "source", "words", "why")
_NAMED_AT_MOST = 10
_OF_CONTEXT = 2
"""Columns of the query before those that the language rules need."""


def _not_one(step: str, found: Sequence[Sequence[object]], codes: Sequence[str]) -> str:
    """Why a name does not tell which step is meant, and what to do."""
    from pipelines.output.suggestions import did_you_mean

    if not found:
        return (
            f"No step with a verification is called {step!r}; `verifica show DOCUMENT` lists them."
            f"{did_you_mean(step, codes)}"
        )
    named = ", ".join(str(row[0]) for row in found[:_NAMED_AT_MOST])
    others = " and others" if len(found) > _NAMED_AT_MOST else ""
    return f"{step!r} could be any of {named}{others}; give one, or narrow it with --document."


def explain(
    step: Annotated[str, typer.Argument(help="A step: its identifier, or its code.")],
    db: Database = DEFAULT_DATABASE,
    document: Annotated[
        str | None,
        typer.Option(metavar="DOCUMENT", help="The document, where several use that code."),
    ] = None,
    output: Output = None,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Show why the words of a step were read so: what was asked, marked, tried and concluded."""
    from extractor.language.explain import explain as explained
    from extractor.language.records import StepContext
    from pipelines.errors import UsageError
    from pipelines.output.console import say_folded
    from pipelines.output.explanation import in_sentences
    from pipelines.output.rows import Format, columns_of, print_rows
    from pipelines.statements import run
    from pipelines.store.connection import open_reader
    from pipelines.store.lookup import find_document

    with open_reader(db) as connection:
        document_id = find_document(connection, document) if document else None
        result = run(connection, "queries", "find_step", name=step, document_id=document_id)
        columns, found = columns_of(result), result.fetchall()
        if len(found) != 1:
            codes = run(connection, "queries", "step_codes", document_id=document_id).fetchall()
            raise UsageError(_not_one(step, found, [str(row[0]) for row in codes]))
        result = run(connection, "queries", "explain_step", step_id=found[0][0])
        named = columns_of(result)
        facts = dict(zip(named, result.fetchall()[0], strict=True))
    known = dict(zip(columns[_OF_CONTEXT:], found[0][_OF_CONTEXT:], strict=True))
    explanation = explained(StepContext(**known))
    form = chosen(output)
    if form is Format.TABLE:
        say_folded(in_sentences(facts, explanation))
        return
    rows: list[tuple[object, ...]] = [
        ("asked", None, None, None, None, words, None) for words in explanation.asked
    ]
    for part, traces in (("mark", explanation.marks), ("rule", explanation.rules)):
        rows += [
            (part, one.rule, one.verdict, one.field, one.source, one.words, one.why)
            for one in traces
        ]
    reading = explanation.reading
    rows += [
        ("reading", name, None, name, None, value, None)
        for name in sorted(reading.__dataclass_fields__)
        if name != "traces"
        and not name.endswith(("_start", "_end"))
        and (value := getattr(reading, name)) is not None
    ]
    print_rows(_COLUMNS, rows, form)
