"""``verifica report``: the database as a web site."""

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


def report(
    out_dir: Annotated[
        Path,
        typer.Argument(
            help="The folder to make; one that an earlier report made is replaced.",
            metavar="OUT_DIR",
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    mask_people: MaskPeople = False,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Write a web site of everything: files only, readable from a disk, without scripts."""
    from pipelines.output.console import tell
    from pipelines.output.folder import whole_folder
    from pipelines.output.people import masker_for
    from pipelines.site.build import build_into
    from pipelines.store.connection import open_reader

    with open_reader(db) as connection, whole_folder(out_dir, "report") as folder:
        masker = masker_for(connection) if mask_people else None
        pages = build_into(folder, connection, masker)
    tell(f"{out_dir} holds {pages} pages; open {out_dir / 'index.html'} in a browser.")
    if masker:
        tell(masker.summary())
