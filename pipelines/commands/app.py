"""The command line put together. Commands import what is heavy only when they run."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.ask import ask
from pipelines.commands.backup import backup
from pipelines.commands.benchmark import benchmark
from pipelines.commands.check import check
from pipelines.commands.compare import compare
from pipelines.commands.config import config
from pipelines.commands.doctor import doctor
from pipelines.commands.evaluate import evaluate
from pipelines.commands.explain import explain
from pipelines.commands.export import export
from pipelines.commands.ingest import ingest
from pipelines.commands.layout import layout
from pipelines.commands.link import link
from pipelines.commands.options import Debug
from pipelines.commands.query import SqlCommand, query
from pipelines.commands.report import report
from pipelines.commands.schema import schema
from pipelines.commands.show import show

app = typer.Typer(
    name="verifica",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads the performance plans and reports of Italian public bodies into DuckDB, "
    "and answers questions about them.",
)
"""The ``verifica`` command."""


def _version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        typer.echo(f"verifica {version('verifica')}")
        raise typer.Exit


@app.callback()
def _common(
    ctx: typer.Context,
    debug: Debug = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    from pipelines.project.folder import find_project

    if ctx.invoked_subcommand is None:
        return
    ctx.obj = find_project(sys.argv[1:], Path.cwd())
    ctx.default_map = {ctx.invoked_subcommand: ctx.obj.defaults(ctx.invoked_subcommand)}


for command in (
    ingest,
    show,
    compare,
    benchmark,
    check,
    ask,
    report,
    export,
    evaluate,
    explain,
    layout,
    link,
    schema,
    doctor,
    backup,
    config,
):
    app.command()(command)
app.command(cls=SqlCommand)(query)
