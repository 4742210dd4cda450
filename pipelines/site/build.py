"""A whole site into a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import duckdb

from pipelines.output.people import Masker
from pipelines.site.answers import Answers
from pipelines.site.drawing import draw, environment
from pipelines.site.gallery import CITED_UP_TO, Gallery
from pipelines.site.kinds import WhichPages
from pipelines.site.pages import pages
from pipelines.store.dictionary import dictionary

STYLE = "style.css"
SCRIPT = "table.js"


@dataclass(frozen=True, slots=True)
class Built:
    """What a site holds.

    Attributes:
        pages: How many pages it has.
        problems: Documents of which pages were not drawn, with the reason as a clause.
    """

    pages: int
    problems: Mapping[str, str]


def build_into(
    folder: Path,
    connection: duckdb.DuckDBPyConnection,
    masker: Masker | None,
    which: WhichPages | None,
) -> Built:
    """Write the site into an empty folder.

    Args:
        folder: Where.
        connection: An open database.
        masker: Masks people; None where they stay.
        which: Which pages of documents are drawn; None for those that values stand on, where there
            are not too many documents. Where people are masked none are.
    """
    answers = Answers(connection, masker)
    if which is None:
        (figures,) = answers.rows("site_figures")
        which = WhichPages.CITED if figures["documents"] <= CITED_UP_TO else WhichPages.NONE
    gallery = Gallery(folder, WhichPages.NONE if masker is not None else which)
    known = dictionary(connection)
    (made,) = answers.rows("site_made")
    drawn = environment(made)
    count = 0
    for page in pages(answers, known, gallery):
        target = folder / page.path
        target.parent.mkdir(exist_ok=True)
        target.write_text(draw(drawn, page), encoding="utf-8")
        count += 1
    for name in (STYLE, SCRIPT):
        text = files("pipelines.site").joinpath(name).read_text(encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
    return Built(count, gallery.problems)
