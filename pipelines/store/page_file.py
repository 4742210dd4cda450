"""The pages of a document as Parquet: what another vocabulary or rule is tried on without the PDF.

One row a page, its words, rules and fills in lists. Numbers are kept to the last bit, since a
thousandth of a point can decide to which line a word belongs; written plainly they press together
better than split by bytes or by a dictionary (docs/decisions/0040).
"""

import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import accumulate, islice, pairwise, starmap
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.pages.page import AttachedFile, Box, Fill, Page, PagesOfDocument, Rule, Word
from models.vocabulary import Engine

_FORMAT = b"2"
"""Raised when the columns change; a file of another format counts as not kept."""

_BOX = [(name, pa.float64()) for name in Box._fields]
_WORD = pa.struct(
    [
        ("text", pa.string()),
        *_BOX,
        *((name, pa.bool_()) for name in ("has_space_after", "is_upright", "is_bold")),
    ]
)
_RULE = pa.struct([(name, pa.float64()) for name in Rule._fields])
_FILL = pa.struct([*_BOX, ("grey", pa.float64())])


class PageFileError(Exception):
    """Kept pages that cannot be used."""


def _listed(kind: pa.StructType, rows: Sequence[Sequence[tuple[Any, ...]]]) -> pa.Array:
    """Lists of tuples, a list for each page, as an Arrow column."""
    offsets = list(accumulate((len(page) for page in rows), initial=0))
    everything = [row for page in rows for row in page]
    fields = [kind.field(index) for index in range(kind.num_fields)]
    arrays = [
        pa.array(list(map(itemgetter(index), everything)), field.type)
        for index, field in enumerate(fields)
    ]
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()), pa.StructArray.from_arrays(arrays, fields=fields)
    )


def to_parquet(document: PagesOfDocument) -> bytes:
    """The pages of a document as the bytes of a Parquet file.

    Args:
        document: Its pages.

    Raises:
        UnicodeEncodeError: When a word holds half a surrogate pair, which no text file can hold.
    """
    pages = document.pages
    table = pa.table(
        {
            "number": pa.array([page.number for page in pages], pa.int32()),
            "width": pa.array([page.width for page in pages], pa.float64()),
            "height": pa.array([page.height for page in pages], pa.float64()),
            "words": _listed(_WORD, [page.words for page in pages]),
            "horizontals": _listed(_RULE, [page.horizontals for page in pages]),
            "verticals": _listed(_RULE, [page.verticals for page in pages]),
            "fills": _listed(
                _FILL, [[(*fill.box, fill.grey) for fill in page.fills] for page in pages]
            ),
            "engine": pa.array([page.engine.value for page in pages], pa.string()),
            "hidden_words": pa.array([page.hidden_words for page in pages], pa.int32()),
            "unmapped_share": pa.array([page.unmapped_share for page in pages], pa.float64()),
        }
    )
    engines = sorted({page.engine.value for page in pages})
    table = table.replace_schema_metadata(
        {
            "format": _FORMAT,
            "sha256": document.sha256,
            "engine": " ".join(engines),
            "attachments": json.dumps(document.attachments),
        }
    )
    sink = BytesIO()
    pq.write_table(table, sink, compression="zstd", use_dictionary=False, write_statistics=False)
    return sink.getvalue()


def _rows(column: pa.ChunkedArray) -> tuple[Iterator[tuple[Any, ...]], list[int]]:
    """The tuples of all pages one after the other, and how many there are on each."""
    lists = column.combine_chunks()
    counts = [end - start for start, end in pairwise(lists.offsets.to_pylist())]
    return zip(*(field.to_pylist() for field in lists.flatten().flatten()), strict=True), counts


def _pages(table: pa.Table) -> Iterator[Page]:
    """Each page as its reader gave it."""
    words, word_counts = _rows(table["words"])
    horizontals, horizontal_counts = _rows(table["horizontals"])
    verticals, vertical_counts = _rows(table["verticals"])
    fills, fill_counts = _rows(table["fills"])
    plain = table.select(
        ["number", "width", "height", "engine", "hidden_words", "unmapped_share"]
    ).to_pylist()
    for index, values in enumerate(plain):
        yield Page(
            number=values["number"],
            width=values["width"],
            height=values["height"],
            words=tuple(starmap(Word, islice(words, word_counts[index]))),
            horizontals=tuple(starmap(Rule, islice(horizontals, horizontal_counts[index]))),
            verticals=tuple(starmap(Rule, islice(verticals, vertical_counts[index]))),
            fills=tuple(Fill(Box(*box), grey) for *box, grey in islice(fills, fill_counts[index])),
            engine=Engine(values["engine"]),
            hidden_words=values["hidden_words"],
            unmapped_share=values["unmapped_share"],
        )


def engine_of(path: Path) -> Engine:
    """The reader that gave the pages of a file.

    Raises:
        OSError: When the file cannot be read.
        PageFileError: When it holds no pages, or those of several readers.
    """
    try:
        notes = pq.read_metadata(path).metadata or {}
        return Engine(notes.get(b"engine", b"").decode())
    except (pa.ArrowException, ValueError) as error:
        raise PageFileError(str(error)) from error


def from_parquet(content: bytes, path: Path, sha256: str) -> PagesOfDocument:
    """The pages that a Parquet file holds.

    Args:
        content: The bytes of the file.
        path: The PDF that they were read from, for messages.
        sha256: Hash of its bytes.

    Raises:
        PageFileError: When the file is damaged, of another format or of another document.
    """
    try:
        table = pq.read_table(pa.BufferReader(content), use_threads=False, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        raise PageFileError(str(error)) from error
    notes = table.schema.metadata or {}
    if notes.get(b"format") != _FORMAT or notes.get(b"sha256") != sha256.encode():
        raise PageFileError("the file is of another format or of another document")
    attachments = tuple(starmap(AttachedFile, json.loads(notes.get(b"attachments", b"[]"))))
    return PagesOfDocument(path, sha256, tuple(_pages(table)), attachments)
