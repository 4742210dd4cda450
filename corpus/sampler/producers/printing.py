"""The producers by name."""

from __future__ import annotations

from corpus.sampler.attributes import Producer
from corpus.sampler.producers.drawn import draw
from corpus.sampler.producers.html import print_html
from corpus.sampler.producers.manners import Look
from corpus.sampler.producers.spreadsheet import print_spreadsheet
from corpus.sampler.producers.typewriter import type_out
from corpus.sampler.producers.typst import print_typst
from corpus.typesetting.blocks import Block

_PRINT = {
    Producer.DRAWN: draw,
    Producer.HTML: print_html,
    Producer.TYPST: print_typst,
    Producer.SPREADSHEET: print_spreadsheet,
    Producer.TYPEWRITER: type_out,
}


def print_blocks(producer: Producer, title: str, blocks: tuple[Block, ...], look: Look) -> bytes:
    """Print a document.

    Args:
        producer: What prints it.
        title: The title in the PDF's metadata.
        blocks: What is printed.
        look: How.

    Raises:
        ProgramMissingError: When the producer's program is not installed.
    """
    return _PRINT[producer](title, blocks, look)
