"""Pictures of pages for a site: which are drawn, and the copies of the PDFs beside them."""

import shutil
from pathlib import Path

from pipelines.pictures.pages import DrawnPages, Original, draw_pages
from pipelines.site.answers import Answers, Row
from pipelines.site.evidence import Places, places_of
from pipelines.site.kinds import WhichPages
from pipelines.site.names import drawn_picture, pdf_file

CITED_UP_TO = 60
"""Documents up to which pages are drawn without being asked for: decision 0110."""


class Gallery:
    """Draws the pages of documents into a site.

    Attributes:
        problems: Documents of which pages were not drawn, with the reason.
    """

    def __init__(self, folder: Path, which: WhichPages) -> None:
        """Prepare.

        Args:
            folder: The folder of the site.
            which: Which pages to draw.
        """
        self.problems: dict[str, str] = {}
        self._folder = folder
        self._which = which

    def places_of(self, document: Row, answers: Answers) -> Places | None:
        """Draw the pages of a document; None where none are wanted or could be drawn."""
        if self._which is WhichPages.NONE:
            return None
        document_id = document["document_id"]
        rows = answers.rows("site_evidence", document_id=document_id)
        (file,) = answers.rows("site_file", document_id=document_id)
        numbers = {row["page"] for row in rows}
        if self._which is WhichPages.ALL:
            first, last = document["first_page"] or 1, document["last_page"]
            numbers |= set(range(first, (last or document["page_count"] or 0) + 1))
        original = Original(Path(file["source_path"]), file["sha256"])
        drawn = self._draw(document_id, original, numbers)
        if drawn.problem is not None:
            self.problems[document_id] = drawn.problem
        if not drawn.sizes:
            return None
        return places_of(document_id, rows, drawn, self._copy(document_id, original))

    def _draw(self, document_id: str, original: Original, numbers: set[int]) -> DrawnPages:
        pages = {number: self._folder / drawn_picture(document_id, number) for number in numbers}
        for path in pages.values():
            path.parent.mkdir(exist_ok=True)
        return draw_pages(original, pages) if pages else DrawnPages()

    def _copy(self, document_id: str, original: Original) -> str:
        """Copy the PDF into the site, from whose root the copy's name begins."""
        name = pdf_file(document_id)
        target = self._folder / name
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(original.path, target)
        return name
