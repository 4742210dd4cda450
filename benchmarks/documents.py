"""Documents of mixed layouts, as many as are wanted, no two of the same bytes.

Plans and verifications of invented bodies are typeset in the styles of ``corpus/typesetting``, each
with text of its own; every fourth file is one of the two long samples and every tenth one of
``corpus/layouts``, made distinct by a comment behind the last object. The first so many of them are
always the same.
"""

from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path

import pypdfium2

from benchmarks.machine import ROOT
from corpus.typesetting import styles
from pipelines.generator import generate
from pipelines.generator.gold import Record, gold

_LONG = sorted((ROOT / "corpus" / "documents").glob("cssm-*.pdf"))
_SHORT = sorted(
    path
    for path in (ROOT / "corpus" / "layouts").glob("*.pdf")
    if not path.name.startswith("no-objectives")
)
_STYLES: tuple[Callable[[Record, Path], Record], ...] = (
    styles.typeset_horizontal_rules,
    styles.typeset_stripes,
    styles.typeset_no_rules,
    styles.typeset_rotated_90,
    styles.typeset_rotated_180,
    styles.typeset_rotated_270,
    styles.typeset_card_columns,
    styles.typeset_clipped,
    styles.typeset_dashes,
    styles.typeset_backgrounds,
    styles.typeset_vertical_headers,
)


def _records() -> Iterator[Record]:
    """Plans and verifications of invented bodies that print as cards, without end."""
    for seed in count(1):
        for body in generate(40, seed=seed, years=(2021, 2022, 2023)):
            for document in body.documents:
                try:
                    yield gold(body, document)
                except ValueError:  # reports and degrees print as something else
                    continue


def make(folder: Path, documents: int) -> list[Path]:
    """Fill a folder.

    Args:
        folder: Where the files go.
        documents: How many.
    """
    records, manners = _records(), cycle(_STYLES)
    long, short = cycle(_LONG), cycle(_SHORT)
    paths = [folder / f"{number:05}.pdf" for number in range(documents)]
    for number, path in enumerate(paths):
        if number % 4 == 0 or number % 10 == 7:
            content = next(long if number % 4 == 0 else short).read_bytes()
            path.write_bytes(content + f"\n% {number}\n".encode())
        else:
            next(manners)(next(records), path)
    return paths


def pages_of(path: Path) -> int:
    """How many pages a file has."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)
