"""Prints a spreadsheet with LibreOffice, where it is installed.

All tables of a sheet share one grid: a column begins wherever one begins in any table, and cells
are merged over those that they do not need. That is how offices print forms from spreadsheets.
"""

from __future__ import annotations

import re
import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from corpus.sampler.facts.marks import SignCell
from corpus.sampler.producers.manners import Look, RunningLines
from corpus.sampler.producers.programs import run_program, without_moment
from corpus.typesetting.blocks import Block, Cell, Gap, PageBreak, Paragraph, Row, Table
from corpus.typesetting.manner import Borders
from corpus.typesetting.wrapping import LINE_END, wrap

_PROGRAMS = ("soffice", "libreoffice")
_BODY = 8.5  # points
_NEAR = 5.0  # points; edges that are nearer become one
_PARAGRAPH_PADDING = 4.0
_TURNED_HEIGHT = 90.0
_TURNED = "turned"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_SOLID = "0.6pt solid #000000"
_BORDER = {
    Borders.GRID: f'fo:border="{_SOLID}"',
    Borders.HAIRLINES: 'fo:border="0.06pt solid #777777"',
    Borders.DASHES: 'fo:border="0.6pt dashed #333333"',
    Borders.HORIZONTAL: f'fo:border-top="{_SOLID}" fo:border-bottom="{_SOLID}"',
}
_COUNTED = re.compile(r"(\{pages?\})")


def print_spreadsheet(title: str, blocks: tuple[Block, ...], look: Look) -> bytes:
    """Print blocks as a spreadsheet.

    Args:
        title: Not printed; the sheet has none.
        blocks: What is printed.
        look: How.

    Raises:
        ProgramMissingError: When LibreOffice is not installed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = folder / "sheet.fods"
        sheet.write_text(_Sheet(blocks, look).document(), encoding="utf-8")
        profile = (folder / "profile").as_uri()
        run_program(
            _PROGRAMS,
            [
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(sheet),
            ],
            folder,
        )
        return without_moment((folder / "sheet.pdf").read_bytes())


@dataclass(frozen=True)
class _Style:
    """What tells one cell's style from another's."""

    size: float
    bold: bool = False
    colour: str = ""
    background: str = ""
    turned: bool = False
    in_table: bool = False


class _Sheet:
    """A sheet in the flat form of OpenDocument."""

    def __init__(self, blocks: Sequence[Block], look: Look) -> None:
        self._blocks = blocks
        self._look = look
        self._width = 767.0 if look.is_landscape else 490.0
        self._edges = _grid(blocks, self._width)
        self._styles: dict[_Style, str] = {}
        self._heights: dict[tuple[float, bool], str] = {}
        self._breaks = False

    def document(self) -> str:
        """Return the whole document."""
        rows = "".join(part for block in self._blocks for part in self._block(block))
        letterhead = "".join(
            part
            for line in self._look.running.letterhead
            for part in self._paragraph(Paragraph(line))
        )
        columns = "".join(
            f'<table:table-column table:style-name="co{number}"/>'
            for number in range(len(self._edges) - 1)
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} '
            'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
            f"<office:automatic-styles>{''.join(self._style_parts())}</office:automatic-styles>"
            '<office:master-styles><style:master-page style:name="Default" '
            f'style:page-layout-name="pm">{_running(self._look.running)}</style:master-page>'
            "</office:master-styles><office:body><office:spreadsheet>"
            f'<table:table table:name="Foglio1" table:style-name="ta">{columns}{letterhead}{rows}'
            "</table:table></office:spreadsheet></office:body></office:document>"
        )

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, PageBreak):
            self._breaks = True
        elif isinstance(block, Gap):
            if block.height >= 1:
                yield f'<table:table-row table:style-name="{self._height(block.height)}"/>'
        elif isinstance(block, Paragraph):
            yield from self._paragraph(block)
        else:
            yield from self._table(block)

    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        text = block.label + block.text
        size = block.size or _BODY
        lines = wrap(text, self._width - 2 * _PARAGRAPH_PADDING, size, bold=True)
        height = len(lines) * size * 1.3 + max(block.space_after, 2)
        style = self._style(_Style(size, bold=block.bold))
        yield f'<table:table-row table:style-name="{self._height(height)}">'
        yield _xml_cell(text, style, columns=len(self._edges) - 1, rows=1)
        yield "</table:table-row>"

    def _table(self, table: Table) -> Iterator[str]:
        places = [0]
        left = 0.0
        for width in table.widths:
            left += width
            places.append(_nearest(self._edges, left))
        open_cells: dict[int, int] = {}
        heading = table.heading_rows
        for number, row in enumerate(table.rows):
            yield from self._row(row, table, places, open_cells, number, heading)

    def _row(
        self,
        row: Row,
        table: Table,
        places: list[int],
        open_cells: dict[int, int],
        number: int,
        heading: int,
    ) -> Iterator[str]:
        waiting = iter(row.cells)
        parts: list[str] = []
        height = table.size * 1.3 + 2 * self._look.manner.row_gap
        column, count = 0, len(table.widths)
        while column < count:
            if open_cells.get(column, 0) > 0:
                open_cells[column] -= 1
                parts += ["<table:covered-table-cell/>"] * (places[column + 1] - places[column])
                column += 1
                continue
            cell = next(waiting, Cell())
            span = places[column + cell.colspan] - places[column]
            wide = sum(table.widths[column : column + cell.colspan])
            lines = len(wrap(cell.text, max(wide - 6, 8), table.size, bold=True)) or 1
            needed = _TURNED_HEIGHT if cell.vertical else lines * table.size * 1.32
            height = max(height, needed / cell.rowspan + 2 * self._look.manner.row_gap)
            parts.append(
                _xml_cell(cell.text, self._cell_style(cell, table, number), span, cell.rowspan)
            )
            for offset in range(cell.colspan):
                open_cells[column + offset] = cell.rowspan - 1
            column += cell.colspan
        is_heading = number < heading and self._repeats(table)
        opening = "<table:table-header-rows>" if is_heading and number == 0 else ""
        closing = "</table:table-header-rows>" if is_heading and number + 1 == heading else ""
        yield f'{opening}<table:table-row table:style-name="{self._height(height)}">'
        yield "".join(parts)
        yield f"</table:table-row>{closing}"

    def _repeats(self, table: Table) -> bool:
        """Whether the header of a table is repeated: a sheet does that for one table alone."""
        tables = [block for block in self._blocks if isinstance(block, Table)]
        return self._look.manner.repeat_headers and tables == [table]

    def _cell_style(self, cell: Cell, table: Table, number: int) -> str:
        background = "#dddddd" if cell.shaded else ""
        if not background and self._look.manner.borders is Borders.BACKGROUNDS:
            background = "#f0f0f0"
        if not background and self._look.manner.borders is Borders.STRIPES and number % 2:
            background = "#eeeeee"
        colour = ""
        if isinstance(cell, SignCell) and cell.colour:
            colour = "#" + "".join(f"{round(255 * part):02x}" for part in cell.colour)
        return self._style(
            _Style(
                table.size,
                bold=cell.bold,
                colour=colour,
                background=background,
                turned=cell.vertical,
                in_table=True,
            )
        )

    def _style(self, style: _Style) -> str:
        return self._styles.setdefault(style, f"ce{len(self._styles)}")

    def _height(self, height: float) -> str:
        key = (round(height, 1), self._breaks)
        self._breaks = False
        return self._heights.setdefault(key, f"ro{len(self._heights)}")

    def _style_parts(self) -> Iterator[str]:
        for number, (left, right) in enumerate(zip(self._edges, self._edges[1:], strict=False)):
            yield (
                f'<style:style style:name="co{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{right - left:.2f}pt"/>'
                "</style:style>"
            )
        for (height, breaks), name in self._heights.items():
            page = ' fo:break-before="page"' if breaks else ""
            yield (
                f'<style:style style:name="{name}" style:family="table-row">'
                f'<style:table-row-properties style:row-height="{height:.1f}pt"{page} '
                'style:use-optimal-row-height="false"/></style:style>'
            )
        for style, name in self._styles.items():
            yield self._style_part(style, name)
        paper = ("841.89pt", "595.28pt") if self._look.is_landscape else ("595.28pt", "841.89pt")
        yield (
            '<style:style style:name="ta" style:family="table" '
            'style:master-page-name="Default"/>'
            '<style:page-layout style:name="pm"><style:page-layout-properties '
            f'fo:page-width="{paper[0]}" fo:page-height="{paper[1]}" fo:margin="36pt" '
            f'style:print-orientation="{"landscape" if self._look.is_landscape else "portrait"}" '
            'style:scale-to-X="1" style:scale-to-Y="0"/>'
            + "".join(
                f"<style:{part}-style><style:header-footer-properties "
                f'fo:min-height="16pt"/></style:{part}-style>'
                for part in ("header", "footer")
            )
            + "</style:page-layout>"
        )

    def _style_part(self, style: _Style, name: str) -> str:
        border = _BORDER.get(self._look.manner.borders, "") if style.in_table else ""
        background = f' fo:background-color="{style.background}"' if style.background else ""
        colour = f' fo:color="{style.colour}"' if style.colour else ""
        turned = ' style:rotation-angle="90"' if style.turned else ""
        weight = ' fo:font-weight="bold"' if style.bold else ""
        return (
            f'<style:style style:name="{name}" style:family="table-cell">'
            f'<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top" '
            f'fo:padding="1.5pt" {border}{background}{turned}/>'
            f'<style:text-properties fo:font-size="{style.size}pt"{weight}{colour}/>'
            '<style:paragraph-properties fo:text-align="start"/></style:style>'
        )


def _xml_cell(text: str, style: str, columns: int, rows: int) -> str:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split(LINE_END) if line)
    spans = (
        f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
        if columns > 1 or rows > 1
        else ""
    )
    value = ' office:value-type="string"' if lines else ""
    cell = f"<table:table-cell table:style-name={quoteattr(style)}{value}{spans}>"
    return f"{cell}{lines}</table:table-cell>" + "<table:covered-table-cell/>" * (columns - 1)


def _grid(blocks: Sequence[Block], width: float) -> list[float]:
    """Return the edges of all tables, those that nearly meet as one, from left to right."""
    edges = [0.0]
    found = {width}
    for block in blocks:
        if isinstance(block, Table):
            left = 0.0
            for column in block.widths:
                left += column
                found.add(left)
    for edge in sorted(found):
        if edge - edges[-1] >= _NEAR:
            edges.append(edge)
    return edges


def _nearest(edges: Sequence[float], place: float) -> int:
    after = bisect_left(edges, place)
    candidates = [number for number in (after - 1, after) if 0 <= number < len(edges)]
    return min(candidates, key=lambda number: abs(edges[number] - place))


def _running(lines: RunningLines) -> str:
    parts = []
    for name, text in (("header", lines.head), ("footer", lines.foot)):
        if text:
            parts.append(f"<style:{name}><text:p>{_counted(text)}</text:p></style:{name}>")
        else:
            parts.append(f'<style:{name} style:display="false"/>')
    return "".join(parts)


def _counted(text: str) -> str:
    fields = {
        "{page}": "<text:page-number>1</text:page-number>",
        "{pages}": "<text:page-count>1</text:page-count>",
    }
    return "".join(fields.get(part, escape(part)) for part in _COUNTED.split(text))
