"""``verifica report``: the database as a web site."""

from collections.abc import Iterator, Mapping
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
from pipelines.site.kinds import WhichPages

_NAMED_AT_MOST = 5


def _undrawn(problems: Mapping[str, str]) -> Iterator[str]:
    """Sentences on documents of which pages were not drawn, some of each reason named."""
    of_reason: dict[str, list[str]] = {}
    for document_id, reason in problems.items():
        of_reason.setdefault(reason, []).append(document_id)
    for reason, names in of_reason.items():
        others = len(names) - _NAMED_AT_MOST
        more = f" and {others} others" if others > 0 else ""
        yield f"Pages not shown, as {reason}: {', '.join(names[:_NAMED_AT_MOST])}{more}."


def report(
    out_dir: Annotated[
        Path,
        typer.Argument(
            help="The folder to make; one that an earlier report made is replaced.",
            metavar="OUT_DIR",
        ),
    ],
    db: Database = DEFAULT_DATABASE,
    pages: Annotated[
        WhichPages | None,
        typer.Option(
            help="Which pages of the documents are shown with the boxes of their values: all, "
            "those that values stand on, or none.",
            show_default="cited, none beyond 60 documents",
        ),
    ] = None,
    mask_people: MaskPeople = False,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Write a web site of everything: files only, readable from a disk."""
    from pipelines.output.console import tell
    from pipelines.output.folder import whole_folder
    from pipelines.output.people import masker_for
    from pipelines.site.build import build_into
    from pipelines.store.connection import open_reader

    # Two threads hold a fifth more than one at the same time, and are no faster (decision 0110).
    with open_reader(db, threads=1) as connection, whole_folder(out_dir, "report") as folder:
        masker = masker_for(connection) if mask_people else None
        built = build_into(folder, connection, masker, pages)
    tell(f"{out_dir} holds {built.pages} pages; open {out_dir / 'index.html'} in a browser.")
    for line in _undrawn(built.problems):
        tell(line)
    if masker:
        tell(masker.summary())
