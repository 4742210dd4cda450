"""``verifica evaluate``: how well the database agrees with gold records."""

from pathlib import Path
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

_SCORES = ("record", "field", "expected", "found", "correct", "precision", "recall", "f1")
_DIFFERENCES = ("document", "record", "key", "field", "gold", "found")


def evaluate(
    gold: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="GOLD")],
    db: Database = DEFAULT_DATABASE,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with status 1 when anything differs.")
    ] = False,
    differences: Annotated[
        bool,
        typer.Option(
            "--differences", help="Print what differs instead of scores (a table shows both)."
        ),
    ] = False,
    output: Output = None,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Compare the database with gold records, field by field.

    A gold file goes with the file of the same name. Where that holds several documents, the gold's
    document may name the first_page of one; else they count as one, in the order of their pages.
    """
    from pipelines.errors import VerificaError
    from pipelines.evaluation.gold import gold_files, read_gold
    from pipelines.evaluation.score import Judgement, judge, scores
    from pipelines.evaluation.stored import find_documents_of, read_stored
    from pipelines.output.console import say, tell
    from pipelines.output.rows import Format, print_rows
    from pipelines.store.connection import open_reader

    judgements: list[Judgement] = []
    failed = 0
    with open_reader(db) as connection:
        for path in gold_files(gold):
            truth = read_gold(path)
            try:
                document_ids = find_documents_of(connection, truth)
            except VerificaError as error:
                tell(f"verifica: {error}")
                failed += 1
                continue
            judgements.extend(judge(truth, read_stored(connection, document_ids, truth)))
    different = [one for one in judgements if one.is_difference]
    form = chosen(output)
    if form is Format.TABLE or not differences:
        lines = [
            (
                one.kind,
                one.field,
                one.expected,
                one.found,
                one.correct,
                one.precision,
                one.recall,
                one.f1,
            )
            for one in scores(judgements)
        ]
        print_rows(_SCORES, lines, form)
    if form is Format.TABLE or differences:
        rows = [
            (one.document, one.kind, " / ".join(one.key), one.field, one.gold, one.found)
            for one in different
        ]
        if rows or form is not Format.TABLE:
            print_rows(_DIFFERENCES, rows, form, title="What differs")
        if form is Format.TABLE:
            say(f"{len(rows)} differences." if rows else "Nothing differs.")
    if failed or (strict and different):
        raise typer.Exit(1)
