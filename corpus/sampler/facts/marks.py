"""Signs that stand for an outcome: ticks, coloured dots, boxes to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.sampler.attributes import States
from corpus.sampler.data import content
from corpus.typesetting.blocks import Cell
from corpus.typesetting.wrapping import LINE_END
from models.vocabulary import Outcome

TICKS = {
    Outcome.ACHIEVED: "\u2714",
    Outcome.PARTIALLY_ACHIEVED: "\u25d7",
    Outcome.NOT_ACHIEVED: "\u2718",
}
CHOSEN, OPEN = "\u2612", "\u2610"
DOT = "\u25cf"
COLOURS = {
    Outcome.ACHIEVED: (0.13, 0.6, 0.2),
    Outcome.PARTIALLY_ACHIEVED: (0.95, 0.7, 0.1),
    Outcome.NOT_ACHIEVED: (0.8, 0.1, 0.1),
}


@dataclass(frozen=True)
class SignCell(Cell):
    """A cell whose text is in a colour, or begins with a caption.

    Attributes:
        colour: Red, green and blue, 0 to 1; None prints in black.
        caption: What stands above the value in small bold type; `text` begins with it.
    """

    colour: tuple[float, float, float] | None = None
    caption: str = ""


def captioned(caption: str, value: str, path_of_cell: Cell | None = None) -> SignCell:
    """Return a cell with a caption above its value."""
    plain = path_of_cell or Cell()
    return SignCell(
        f"{caption}{LINE_END}{value}",
        colspan=plain.colspan,
        rowspan=plain.rowspan,
        shaded=plain.shaded,
        caption=caption,
    )


def outcome_cell(outcome: Outcome, states: States, words: str) -> Cell:
    """Return the cell that says how a step ended."""
    if states is States.DOTS:
        return SignCell(DOT, colour=COLOURS[outcome])
    return SignCell(outcome_text(outcome, states, words))


def outcome_text(outcome: Outcome, states: States, words: str) -> str:
    """Return how a step ended, as text with signs."""
    if states is States.TICKS:
        return TICKS[outcome]
    if states is States.DOTS:
        return DOT
    if states is not States.CHOICE:
        return words
    legend = content("values")["words"]["legend"]
    return LINE_END.join(
        f"{CHOSEN if option is outcome else OPEN} {legend[option.value]}" for option in COLOURS
    )


def legend_lines(states: States) -> tuple[tuple[str, str, Outcome], ...]:
    """Return each sign with its meaning, where signs need a legend."""
    if states not in (States.TICKS, States.DOTS):
        return ()
    legend = content("values")["words"]["legend"]
    signs = TICKS if states is States.TICKS else dict.fromkeys(TICKS, DOT)
    return tuple((signs[outcome], legend[outcome.value], outcome) for outcome in COLOURS)
