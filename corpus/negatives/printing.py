"""Papers printed with reportlab, each in a manner that its seed draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from corpus.negatives.markup import Block, BlockKind

_FONTS = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))
_MARGIN = 50.0  # points
_STAMPS = ("none", "none", "registration", "signature", "margin", "box")
_RULES = ("grid", "grid", "rows", "shaded", "none")
_NARROWEST = 4  # characters that a column is never narrower than
_WIDEST = 40  # characters from which a longer cell makes its column no wider
_WIDE_TABLE = 7  # columns from which a paper may be printed in landscape


@dataclass(frozen=True, slots=True)
class Manner:
    """How a paper is printed: its type, its rules, its stamp, its labels, its capitals."""

    font: str
    bold: str
    size: float
    rules: str
    stamp: str
    has_label_table: bool
    is_justified: bool
    has_page_numbers: bool
    is_wide: bool


def draw_manner(random: Random, blocks: Sequence[Block]) -> Manner:
    """Draw a manner of printing."""
    font, bold = random.choice(_FONTS)
    columns = max((len(row) for block in blocks for row in block.rows), default=0)
    return Manner(
        font=font,
        bold=bold,
        size=random.choice((8.5, 9.0, 10.0, 11.0)),
        rules=random.choice(_RULES),
        stamp=random.choice(_STAMPS),
        has_label_table=random.random() < 0.4,
        is_justified=random.random() < 0.5,
        has_page_numbers=random.random() < 0.5,
        is_wide=columns >= _WIDE_TABLE and random.random() < 0.7,
    )


def print_paper(blocks: Sequence[Block], manner: Manner, stamp: str, out: Path) -> None:
    """Print a paper; the same blocks and manner give the same bytes.

    Args:
        blocks: What it says.
        manner: How it is printed.
        stamp: The words of the stamp, where the manner has one.
        out: The file to write.
    """
    size = landscape(A4) if manner.is_wide else A4

    def decorate(canvas: Canvas, document: SimpleDocTemplate) -> None:
        _stamp(canvas, manner, stamp, size, document.page)

    document = SimpleDocTemplate(
        str(out),
        pagesize=size,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN + 14,
        bottomMargin=_MARGIN + 20,
        invariant=1,
    )
    flowables: list[Flowable] = []
    for block in blocks:
        flowables.extend(_flowables(block, manner, size[0] - 2 * _MARGIN))
    document.build(flowables, onFirstPage=decorate, onLaterPages=decorate)


def _style(manner: Manner, kind: BlockKind) -> ParagraphStyle:
    is_heading = kind in (BlockKind.TITLE, BlockKind.HEADING)
    alignment = TA_JUSTIFY if manner.is_justified else TA_LEFT
    return ParagraphStyle(
        kind.value,
        fontName=manner.bold if is_heading else manner.font,
        fontSize=manner.size + (2 if kind is BlockKind.TITLE else 0),
        leading=(manner.size + (2 if kind is BlockKind.TITLE else 0)) * 1.25,
        alignment=TA_CENTER if kind is BlockKind.TITLE else alignment,
        leftIndent=260 if kind is BlockKind.SIGNATURE else 0,
        spaceBefore=6,
        spaceAfter=4,
    )


def _flowables(block: Block, manner: Manner, width: float) -> list[Flowable]:
    if block.kind is BlockKind.PAGE_END:
        return [PageBreak()]
    if block.kind is BlockKind.TABLE or (block.kind is BlockKind.LABELS and manner.has_label_table):
        return [_table(block, manner, width), Spacer(1, 8)]
    style = _style(manner, block.kind)
    if block.kind is BlockKind.LABELS:
        return [Paragraph(escape(f"{label}: {value}"), style) for label, value in block.rows]
    return [Paragraph(escape(row[0]), style) for row in block.rows]


def _table(block: Block, manner: Manner, width: float) -> Table:
    is_labels = block.kind is BlockKind.LABELS
    style = ParagraphStyle("cell", fontName=manner.font, fontSize=manner.size - 1)
    style.leading = style.fontSize * 1.2
    head = ParagraphStyle("head", parent=style, fontName=manner.bold)
    columns = max(len(row) for row in block.rows)
    rows = [[*row, *[""] * (columns - len(row))] for row in block.rows]
    shares = [
        max(_NARROWEST, *(min(_WIDEST, len(row[at])) for row in rows)) for at in range(columns)
    ]
    cells = [
        [
            Paragraph(escape(text), head if (at == 0 if is_labels else number == 0) else style)
            for at, text in enumerate(row)
        ]
        for number, row in enumerate(rows)
    ]
    widths = [width * share / sum(shares) for share in shares]
    table = Table(cells, colWidths=widths, repeatRows=0 if is_labels else 1)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_rules(manner.rules)]))
    return table


def _rules(rules: str) -> list[tuple[object, ...]]:
    whole = ((0, 0), (-1, -1))
    if rules == "grid":
        return [("GRID", *whole, 0.5, colors.black)]
    if rules == "rows":
        return [("LINEBELOW", *whole, 0.5, colors.grey), ("LINEABOVE", (0, 0), (-1, 0), 1, "black")]
    if rules == "shaded":
        return [("GRID", *whole, 0.3, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), "#d9d9d9")]
    return []


def _stamp(
    canvas: Canvas, manner: Manner, words: str, size: tuple[float, float], page: int
) -> None:
    width, height = size
    canvas.saveState()
    canvas.setFont(manner.font, 7)
    if manner.has_page_numbers:
        canvas.drawCentredString(width / 2, 24, f"Pagina {page}")
    if manner.stamp == "registration":
        canvas.drawString(_MARGIN, height - 22, words)
    elif manner.stamp == "signature":
        canvas.rect(width - 220, 34, 170, 24)
        canvas.drawString(width - 216, 48, words[:44])
    elif manner.stamp == "margin":
        canvas.translate(18, height / 4)
        canvas.rotate(90)
        canvas.drawString(0, 0, words)
    elif manner.stamp == "box" and page == 1:
        canvas.rect(width - 190, height - 62, 150, 34)
        canvas.drawString(width - 186, height - 42, words[:40])
    canvas.restoreState()
