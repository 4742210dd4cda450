"""``verifica export``: the database as open data."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.options import (
    DEFAULT_DATABASE,
    DEFAULT_WAIT,
    Database,
    Debug,
    MaskPeople,
    Wait,
)
from pipelines.export.kinds import Files
from pipelines.output.csv_dialects import CsvDialect


def export(
    out_dir: Annotated[
        Path,
        typer.Argument(
            help="The folder to make; one that an earlier export made is replaced.",
            metavar="OUT_DIR",
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    files: Annotated[Files, typer.Option(help="Which files of each table.")] = Files.BOTH,
    csv: Annotated[
        CsvDialect,
        typer.Option(
            help="How CSV is written: as standards have it, or with semicolons, decimal commas and "
            "a mark, as an Italian Excel opens it."
        ),
    ] = CsvDialect.STANDARD,
    xlsx: Annotated[
        bool,
        typer.Option("--xlsx", help="A workbook too: the cookbook's questions, a sheet each."),
    ] = False,
    mask_people: MaskPeople = False,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Write every table and view as CSV and Parquet, described by a data package."""
    from pipelines.export.write import export_into
    from pipelines.output.console import tell
    from pipelines.output.folder import whole_folder
    from pipelines.output.people import masker_for
    from pipelines.store.connection import open_reader

    with open_reader(db) as connection, whole_folder(out_dir, "export") as folder:
        masker = masker_for(connection) if mask_people else None
        done = export_into(folder, connection, files, masker, csv, with_workbook=xlsx)
    tell(f"{out_dir} holds {done.relations} tables and views with {done.rows} rows.")
    if masker:
        tell(masker.summary())
