"""Prints a Typst document with the `typst` library, where it is installed."""

from __future__ import annotations

import json
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from corpus.sampler.facts.marks import SignCell
from corpus.sampler.producers.manners import Look
from corpus.sampler.producers.programs import ProgramMissingError
from corpus.typesetting.blocks import Block, Cell, Gap, Paragraph, Table
from corpus.typesetting.wrapping import LINE_END

_TEMPLATE = Path(__file__).with_name("composition.typ")


def print_typst(title: str, blocks: tuple[Block, ...], look: Look) -> bytes:
    """Print blocks as a Typst document.

    Args:
        title: The title in the PDF's metadata.
        blocks: What is printed.
        look: How.

    Raises:
        ProgramMissingError: When the library is not installed.
    """
    try:
        typst = import_module("typst")
    except ImportError as error:
        raise ProgramMissingError("typst") from error
    data = {
        "title": title,
        "blocks": [_block(block) for block in blocks],
        "look": _look(look),
    }
    with tempfile.TemporaryDirectory() as folder:
        # Long documents do not fit into `sys_inputs`, so the data stand in a file beside the text.
        Path(folder, "data.json").write_text(json.dumps(data), encoding="utf-8")
        text = Path(folder, "composition.typ")
        text.write_text(_TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        pdf: bytes = typst.compile(str(text), format="pdf", ignore_system_fonts=True, timestamp=0)
    return pdf


def _look(look: Look) -> dict[str, Any]:
    manner, running = look.manner, look.running
    return {
        "borders": manner.borders.name.lower(),
        "rounded": look.is_rounded,
        "landscape": look.is_landscape,
        "line_width": manner.line_width,
        "padding": manner.padding,
        "row_gap": manner.row_gap,
        "leading": manner.leading,
        "repeat_headers": manner.repeat_headers,
        "split_rows": manner.split_rows,
        "text_columns": manner.text_columns,
        "head": running.head,
        "foot": running.foot,
        "letterhead": list(running.letterhead),
        "centred": running.is_centred,
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        return {
            "kind": "table",
            "widths": list(block.widths),
            "size": block.size,
            "heading_rows": block.heading_rows,
            "rows": [[_cell(cell) for cell in row.cells] for row in block.rows],
        }
    if isinstance(block, Paragraph):
        return {
            "kind": "paragraph",
            "text": block.text,
            "label": block.label,
            "bold": block.bold,
            "size": block.size,
            "after": block.space_after,
        }
    return {"kind": "gap", "height": block.height} if isinstance(block, Gap) else {"kind": "break"}


def _cell(cell: Cell) -> dict[str, Any]:
    sign = cell if isinstance(cell, SignCell) else SignCell()
    lines = cell.text.split(LINE_END)
    return {
        "caption": sign.caption,
        "lines": lines[1:] if sign.caption else lines,
        "bold": cell.bold,
        "shaded": cell.shaded,
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "turned": cell.vertical,
        "colour": [round(255 * part) for part in sign.colour or (0, 0, 0)],
    }
