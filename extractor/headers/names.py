"""The fields that a header or a label names, with degrees."""

from extractor.headers.composition import NO_FIELD
from extractor.layouts.vocabulary import load_vocabulary

_NAMES_FIELD = 0.57  # share of 1: below it what is no field is read as one (decision record 0091)


def header_scores(phrase: str, level: str = "column") -> dict[str, float]:
    """Every field that a phrase may name, with its degree; not cut off.

    Args:
        phrase: A header or a label as printed.
        level: ``column`` for the header of a column, ``label`` for a card's label.

    Returns:
        Degrees from 0 to 1 by field, best first; ``none`` is among the fields where the phrase is
        known to name something that is no field.
    """
    if level not in ("column", "label"):
        raise ValueError(f"There is no level {level}; the levels are column and label.")
    return {item.field: item.score for item in load_vocabulary().all_scores(phrase, level)}


def read_header(phrase: str, *, level: str = "column") -> list[tuple[str, float]]:
    """The fields that a phrase names by its words alone, best first, with the degree."""
    found = [item for item in header_scores(phrase, level).items() if item[1] >= _NAMES_FIELD]
    return [] if found and found[0][0] == NO_FIELD else [x for x in found if x[0] != NO_FIELD]
