"""A whole site into a folder."""

from importlib.resources import files
from pathlib import Path

import duckdb

from pipelines.output.people import Masker
from pipelines.site.answers import Answers
from pipelines.site.drawing import draw, environment
from pipelines.site.pages import pages
from pipelines.store.dictionary import dictionary

STYLE = "style.css"


def build_into(folder: Path, connection: duckdb.DuckDBPyConnection, masker: Masker | None) -> int:
    """Write the site into an empty folder, and say how many pages it has.

    Args:
        folder: Where.
        connection: An open database.
        masker: Masks people; None where they stay.
    """
    known = dictionary(connection)
    drawn = environment()
    count = 0
    for page in pages(Answers(connection, masker), known):
        target = folder / page.path
        target.parent.mkdir(exist_ok=True)
        target.write_text(draw(drawn, page), encoding="utf-8")
        count += 1
    style = files("pipelines.site").joinpath(STYLE).read_text(encoding="utf-8")
    (folder / STYLE).write_text(style, encoding="utf-8")
    return count
