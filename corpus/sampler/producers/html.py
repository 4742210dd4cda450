"""Prints a web page with the Chromium browser."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus.sampler.facts.marks import SignCell
from corpus.sampler.producers.manners import Look, RunningLines
from corpus.sampler.producers.programs import run_program, without_moment
from corpus.typesetting.blocks import Block, Cell, Gap, PageBreak, Paragraph, Row, Table
from corpus.typesetting.manner import Borders
from corpus.typesetting.wrapping import LINE_END

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_BODY = 8.5  # points
_BORDERS = {
    Borders.GRID: "td,th{border:.6pt solid #000}",
    Borders.HAIRLINES: "td,th{border:.3pt solid #777}",
    Borders.DASHES: "td,th{border:.6pt dashed #333}",
    Borders.HORIZONTAL: "td,th{border-top:.6pt solid #000;border-bottom:.6pt solid #000}",
    Borders.STRIPES: "tr:nth-child(even) td{background:#eee}",
    Borders.BACKGROUNDS: "table{border-collapse:separate;border-spacing:1.5pt}"
    "td,th{background:#f0f0f0}",
    Borders.NONE: "",
}
_BREAKS_IN_COUNTER = re.compile(r"(\{pages?\})")


def print_html(title: str, blocks: tuple[Block, ...], look: Look) -> bytes:
    """Print blocks as a web page.

    Args:
        title: The title in the PDF's metadata.
        blocks: What is printed.
        look: How.

    Raises:
        ProgramMissingError: When no browser is installed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page = folder / "page.html"
        page.write_text(_page(title, blocks, look), encoding="utf-8")
        run_program(
            _BROWSERS,
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--user-data-dir={folder / 'profile'}",
                "--no-pdf-header-footer",
                f"--print-to-pdf={folder / 'page.pdf'}",
                page.as_uri(),
            ],
            folder,
        )
        return without_moment((folder / "page.pdf").read_bytes())


def _page(title: str, blocks: tuple[Block, ...], look: Look) -> str:
    body = "\n".join(part for block in blocks for part in _block(block, look))
    head = "".join(
        f"<p class=letterhead>{html.escape(line)}</p>" for line in look.running.letterhead
    )
    return (
        f'<!doctype html><html lang="it"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title><style>{_style(look)}</style></head>"
        f"<body>{head}{body}</body></html>"
    )


def _style(look: Look) -> str:
    manner = look.manner
    size = "A4 landscape" if look.is_landscape else "A4"
    rounded = "table{border:.8pt solid #333;border-radius:6pt;border-collapse:separate}"
    return "".join(
        (
            f"@page{{size:{size};margin:18mm 15mm;{_running(look.running)}}}",
            f"body{{font:{_BODY}pt sans-serif;margin:0}}",
            f"body{{column-count:{manner.text_columns}}}" if manner.text_columns > 1 else "",
            "p{margin:0}.letterhead{font-weight:bold;color:#333}",
            "table{border-collapse:collapse;table-layout:fixed;border-spacing:0}",
            f"td,th{{padding:{manner.row_gap}pt {manner.padding}pt;vertical-align:top;",
            f"text-align:left;font-weight:normal;line-height:{manner.leading}}}",
            f"thead{{display:table-{'header' if manner.repeat_headers else 'row'}-group}}",
            f"tr{{break-inside:{'auto' if manner.split_rows else 'avoid'}}}",
            ".turned{writing-mode:vertical-rl;transform:rotate(180deg);max-height:84pt}",
            ".caption{font-size:85%;font-weight:bold}",
            _BORDERS[manner.borders],
            rounded if look.is_rounded else "",
            ".shaded,tr .shaded{background:#ddd}",
        )
    )


def _running(lines: RunningLines) -> str:
    parts = []
    for place, text in (("top", lines.head), ("bottom", lines.foot)):
        if text:
            side = "center" if lines.is_centred else "right"
            parts.append(f"@{place}-{side}{{font:7.5pt sans-serif;content:{_counted(text)}}}")
    return "".join(parts)


def _counted(text: str) -> str:
    """Return a text with page numbers as a CSS value."""
    parts = []
    for part in _BREAKS_IN_COUNTER.split(text):
        if part in ("{page}", "{pages}"):
            parts.append(f"counter({part.strip('{}')})")
        elif part:
            quoted = part.replace("\\", "\\\\").replace('"', '\\"')
            parts.append(f'"{quoted}"')
    return " ".join(parts)


def _block(block: Block, look: Look) -> Iterator[str]:
    if isinstance(block, Gap):
        yield f'<div style="height:{block.height}pt"></div>'
    elif isinstance(block, PageBreak):
        yield '<div style="break-after:page"></div>'
    elif isinstance(block, Paragraph):
        weight = "bold" if block.bold else "normal"
        style = f"font-size:{block.size or _BODY}pt;font-weight:{weight};"
        label = f"<b>{html.escape(block.label)}</b>" if block.label else ""
        yield f'<p style="{style}margin-bottom:{block.space_after}pt">{label}'
        yield f"{html.escape(block.text)}</p>"
    elif isinstance(block, Table):
        yield from _table(block, look)


def _table(table: Table, look: Look) -> Iterator[str]:
    size = look.manner.size or table.size
    yield f'<table style="font-size:{size}pt;width:{sum(table.widths):.1f}pt"><colgroup>'
    yield from (f'<col style="width:{width:.1f}pt">' for width in table.widths)
    yield "</colgroup>"
    if table.heading_rows:
        yield "<thead>"
        yield from (_row(row) for row in table.rows[: table.heading_rows])
        yield "</thead>"
    yield "<tbody>"
    yield from (_row(row) for row in table.rows[table.heading_rows :])
    yield "</tbody></table>"


def _row(row: Row) -> str:
    name = "th" if row.header else "td"
    return "<tr>" + "".join(_cell(cell, name) for cell in row.cells) + "</tr>"


def _cell(cell: Cell, name: str) -> str:
    spans = "".join(
        f" {attribute}={value}"
        for attribute, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if value > 1
    )
    text = "<br>".join(html.escape(line) for line in cell.text.split(LINE_END))
    style = ""
    if isinstance(cell, SignCell):
        if cell.colour:
            red, green, blue = (round(255 * part) for part in cell.colour)
            style = f' style="color:rgb({red},{green},{blue})"'
        if cell.caption:
            value = text[len(html.escape(cell.caption)) :]
            text = f"<span class=caption>{html.escape(cell.caption)}</span>{value}"
    if cell.bold:
        text = f"<b>{text}</b>"
    if cell.vertical:
        text = f"<span class=turned>{text}</span>"
    shade = " class=shaded" if cell.shaded else ""
    return f"<{name}{spans}{shade}{style}>{text}</{name}>"
