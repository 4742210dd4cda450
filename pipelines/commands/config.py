"""``verifica config``: the settings that hold, and where each comes from."""

import typer

from pipelines.commands.options import DEFAULT_DATABASE, Database, Debug, Output, chosen
from pipelines.project.folder import FILE_NAME, Project

_COLUMNS = ("setting", "value", "from", "meaning")


def config(
    ctx: typer.Context,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    debug: Debug = False,
) -> None:
    """Show the settings that hold in this folder, and where each comes from.

    They are read from verifica.toml beside the database or above the current folder; an option of
    a command comes before them.
    """
    from pipelines.output.console import tell
    from pipelines.output.rows import print_rows
    from pipelines.project.settings import OWNERS, SETTINGS

    project: Project = ctx.obj
    rows = []
    for setting in SETTINGS:
        value, source = project.value_of(setting)
        if setting.options.get("*") == "db" and project.is_database_given:
            value, source = db, "option --db"
        rows.append((setting.name, None if value is None else str(value), source, setting.meaning))
    rows += [
        (f"{OWNERS}.{written}", owner, str(project.path), "Whose documents it holds.")
        for written, owner in project.owners.given.items()
    ]
    print_rows(_COLUMNS, rows, chosen(output))
    if project.path is None:
        tell(f"There is no {FILE_NAME} beside the database or above this folder.")
