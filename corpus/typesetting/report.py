"""A performance report becomes blocks: letterhead, prose, the indicator table, unit scores."""

from __future__ import annotations

from typing import Any

from corpus.typesetting.blocks import Block, Cell, Composition, Paragraph, Row, Table

Record = dict[str, Any]

_SIZE = 7.7
_HEADERS = (
    "AREA ORGANIZZATIVA",
    "DESCRIZIONE OBIETTIVO",
    "INDICATORI",
    "VALORE ATTESO",
    "RISULTATO CONSEGUITO",
    "STRUMENTO DI RILEVAZIONE RISULTATI",
)
# The published report repeats the header once, after its first objective.
_HEADER_REPEATED_AFTER = 1
_SCORES_FOLLOW = 1


def compose_report(facsimile: Record) -> Composition:
    """Composes the report."""
    before: list[str] = facsimile["prose"]["before"]
    after: list[str] = facsimile["prose"]["after"]
    blocks: list[Block] = [_prose(text) for text in before]
    blocks.append(_indicators(facsimile["objectives"]))
    blocks.extend(_prose(text) for text in after[:_SCORES_FOLLOW])
    blocks.append(_scores(facsimile["unit_scores"]))
    blocks.extend(_prose(text) for text in after[_SCORES_FOLLOW:])
    return Composition(title="Relazione performance", blocks=tuple(blocks))


def _prose(text: str) -> Paragraph:
    return Paragraph(text, size=8.4, space_after=11.0)


def _indicators(objectives: list[Record]) -> Table:
    header = Row(tuple(Cell(text, bold=True) for text in _HEADERS), header=True)
    rows = [header]
    for number, objective in enumerate(objectives):
        if number == _HEADER_REPEATED_AFTER:
            rows.append(header)
        rows.extend(_objective_rows(objective, ("objectives", number)))
    return Table((73.7, 73.7, 119.1, 59.5, 110.6, 59.5), tuple(rows), _SIZE, heading_rows=1)


def _objective_rows(objective: Record, path: tuple[str | int, ...]) -> list[Row]:
    rows = []
    height = len(objective["steps"])
    for number, step in enumerate(objective["steps"]):
        place = (*path, "steps", number)
        cells = [
            Cell(step["indicator"] or "", path=(*place, "indicator")),
            Cell(step["target"] or "", path=(*place, "target")),
            Cell(step["verification"]["text"] or "", path=(*place, "verification", "text")),
            Cell(step["source"] or "", path=(*place, "source")),
        ]
        if number == 0:
            cells.insert(0, Cell(objective["title"], rowspan=height, path=(*path, "title")))
            cells.insert(0, Cell(objective["unit"], rowspan=height, path=(*path, "unit")))
        rows.append(Row(tuple(cells)))
    return rows


def _scores(scores: list[Record]) -> Table:
    rows = tuple(
        Row((Cell(score["unit"]), Cell(f"{score['score']}/{score['maximum']}"))) for score in scores
    )
    return Table((283.5, 85.0), rows, 7.6)
