"""The fields that a header or a label names, with degrees."""

from extractor.layouts.vocabulary import load_vocabulary

_NAMES_FIELD = 0.6  # share of 1


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
    return {item.field: item.score for item in load_vocabulary().scores(phrase)}


def read_header(phrase: str, *, level: str = "column") -> list[tuple[str, float]]:
    """The fields that a phrase names by its words alone, best first, with the degree."""
    scores = header_scores(phrase, level)
    return [(field, score) for field, score in scores.items() if score >= _NAMES_FIELD]
